namespace Csms.Protocol.Ocpp16;

/// <summary>Carries vendor-specific text, in either direction. Both directions. OCPP 1.6 §4.3, Core profile.</summary>
public sealed record DataTransferRequest : IRequest<DataTransferResponse>
{
    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    public string? Data { get; init; }
}

/// <summary>Answers <see cref="DataTransferRequest"/>.</summary>
public sealed record DataTransferResponse
{
    public required DataTransferStatus Status { get; init; }

    public string? Data { get; init; }
}

/// <summary>Used by DataTransfer.</summary>
public enum DataTransferStatus
{
    Accepted,
    Rejected,
    UnknownMessageId,
    UnknownVendorId,
}
