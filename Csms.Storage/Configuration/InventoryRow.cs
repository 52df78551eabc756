namespace Csms.Storage.Configuration;

/// <summary>The last time that everything was asked of a station, as stored.</summary>
internal sealed class InventoryRow
{
    public long StationNumber { get; init; }

    public string? OcppVersion { get; init; }

    public string? FirmwareVersion { get; init; }

    public long AskedAt { get; init; }

    public int? RequestId { get; init; }

    /// <summary>Null while it is not complete.</summary>
    public long? TakenAt { get; init; }
}
