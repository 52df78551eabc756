namespace Csms.Domain.Certificates;

/// <summary>What an authority made of a station's request.</summary>
public sealed record IssuedCertificate
{
    /// <summary>PEM: the station's certificate, then the authorities above it without the root.</summary>
    public required string Chain { get; init; }

    public required string Subject { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Hex.</summary>
    public required string SerialNumber { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }
}
