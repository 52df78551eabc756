using System.Text.Json;
using Csms.Domain.Transfers;

namespace Csms.Server.Transfers;

/// <summary>What a vendor's web hook is given.</summary>
internal sealed record TransferQuestion
{
    public required string StationId { get; init; }

    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    public JsonElement? Data { get; init; }
}

/// <summary>What a vendor's web hook answers; the station is answered the same.</summary>
internal sealed record TransferReply
{
    public required TransferStatus Status { get; init; }

    public JsonElement? Data { get; init; }
}

/// <summary>How a station's transfer is answered.</summary>
/// <param name="Reason">Why, in words; null where there is nothing to say.</param>
internal sealed record TransferVerdict(TransferStatus Status, string? Reason = null, JsonElement? Data = null)
{
    /// <summary>1.6 carries only text: what is no text is sent as its JSON text.</summary>
    public string? DataText => TransferText.Of(Data);
}
