namespace Csms.Domain.Stations;

/// <summary>The state of one connector as its station reports it. EVSE 0, connector 0 is the station as a whole.</summary>
public sealed record ConnectorReport
{
    public required int Evse { get; init; }

    public required int Connector { get; init; }

    /// <summary>The word that the station sent.</summary>
    public required string Status { get; init; }

    /// <summary>By the station's clock; null when it sent none.</summary>
    public DateTimeOffset? At { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public string? VendorErrorCode { get; init; }
}
