namespace Csms.Domain.Certificates;

/// <summary>A certificate that a station asks for; its request has been checked.</summary>
public sealed record NewSigning
{
    public required SigningUse Use { get; init; }

    /// <summary>The signing request as the station sent it, PEM.</summary>
    public required string Csr { get; init; }

    /// <summary>Names what is asked for, whatever its signature: SHA-256, hex.</summary>
    public required string Fingerprint { get; init; }

    public required string Subject { get; init; }
}
