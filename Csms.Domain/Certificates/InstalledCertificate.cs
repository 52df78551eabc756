namespace Csms.Domain.Certificates;

/// <summary>A certificate that a station holds.</summary>
public sealed record InstalledCertificate
{
    /// <summary>Names it to this server; 0 as long as it is not kept.</summary>
    public long Number { get; init; }

    public required InstalledUse Use { get; init; }

    public required CertificateHash Hash { get; init; }

    /// <summary>The certificate whose chain it is a part of.</summary>
    public string? ParentSerialNumber { get; init; }

    /// <summary>Known of those that were installed from here.</summary>
    public string? Subject { get; init; }

    /// <summary>Known of those that were installed from here.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>When the station last named it, or took it.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    // Stations are not consistent about the case of hex digits.
    internal bool IsSameAs(InstalledCertificate other) =>
        Use == other.Use && Same(Hash.IssuerNameHash, other.Hash.IssuerNameHash) && Same(Hash.IssuerKeyHash, other.Hash.IssuerKeyHash)
        && Same(Hash.SerialNumber, other.Hash.SerialNumber);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
