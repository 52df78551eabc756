using System.Text.Json;

namespace Csms.Protocol.Ocpp201;

/// <summary>Carries vendor-specific data, in either direction. Both directions. OCPP 2.0.1 P01.</summary>
public sealed record DataTransferRequest : IRequest<DataTransferResponse>
{
    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    public JsonElement? Data { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="DataTransferRequest"/>.</summary>
public sealed record DataTransferResponse
{
    public required DataTransferStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public JsonElement? Data { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by DataTransfer.</summary>
public enum DataTransferStatus
{
    Accepted,
    Rejected,
    UnknownMessageId,
    UnknownVendorId,
}
