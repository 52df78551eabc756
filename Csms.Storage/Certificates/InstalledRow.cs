namespace Csms.Storage.Certificates;

/// <summary>A certificate that a station holds, as stored. Times in milliseconds since 1970.</summary>
internal sealed class InstalledRow
{
    public long Number { get; init; }

    public long StationNumber { get; init; }

    /// <summary>Filled in by <see cref="InstalledRows.Ending"/> only.</summary>
    public string StationId { get; init; } = "";

    public string Use { get; init; } = "";

    public string HashAlgorithm { get; init; } = "";

    public string IssuerNameHash { get; init; } = "";

    public string IssuerKeyHash { get; init; } = "";

    public string SerialNumber { get; init; } = "";

    public string? ParentSerialNumber { get; init; }

    public string? Subject { get; init; }

    public long? NotAfter { get; init; }

    public long ReportedAt { get; init; }

    public int Announced { get; init; }
}
