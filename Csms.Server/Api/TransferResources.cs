using System.Text.Json;
using Csms.Domain.Transfers;

namespace Csms.Server.Api;

/// <summary>What was agreed with a vendor about one of its messages.</summary>
internal sealed record TransferSchemaResource
{
    public required string VendorId { get; init; }

    /// <summary>Null for messages without an id.</summary>
    public string? MessageId { get; init; }

    /// <summary>The JSON Schema of the data.</summary>
    public JsonElement? Schema { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static TransferSchemaResource Of(TransferSchema schema) => new()
    {
        VendorId = schema.VendorId, MessageId = schema.MessageId, Schema = RawJson.Parse(schema.Json), ChangedAt = schema.ChangedAt,
    };
}

/// <summary>Who handles a vendor's data.</summary>
internal sealed record WebHookBody
{
    /// <summary>http or https; stands on the operator's word, also within private networks.</summary>
    public required string Url { get; init; }

    /// <summary>How long an answer may take, 0.1 to 25 seconds; the station's other messages wait meanwhile. Default 10.</summary>
    public decimal TimeoutSeconds { get; init; } = 10;

    /// <summary>Sent as the header X-Csms-Secret; never shown. Default none.</summary>
    public string? Secret { get; init; }
}

/// <summary>Who handles a vendor's data, without the secret.</summary>
internal sealed record WebHookResource
{
    public required string VendorId { get; init; }

    public required string Url { get; init; }

    public required decimal TimeoutSeconds { get; init; }

    public required bool HasSecret { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static WebHookResource Of(WebHook hook) => new()
    {
        VendorId = hook.VendorId, Url = hook.Url, TimeoutSeconds = (decimal)hook.Timeout.TotalSeconds, HasSecret = hook.Secret is not null, ChangedAt = hook.ChangedAt,
    };
}

/// <summary>A vendor's data that a station sent.</summary>
internal sealed record DataTransferResource
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    public JsonElement? Data { get; init; }

    /// <summary>What the station was answered.</summary>
    public required TransferStatus Status { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The data of the answer.</summary>
    public JsonElement? Answer { get; init; }

    public static DataTransferResource Of(DataTransfer transfer) => new()
    {
        ReceivedAt = transfer.ReceivedAt,
        VendorId = transfer.VendorId,
        MessageId = transfer.MessageId,
        Data = RawJson.Parse(transfer.DataJson),
        Status = transfer.Status,
        Reason = transfer.Reason,
        Answer = RawJson.Parse(transfer.AnswerJson),
    };
}
