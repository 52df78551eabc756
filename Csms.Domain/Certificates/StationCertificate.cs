namespace Csms.Domain.Certificates;

/// <summary>A certificate that a station asked for: from its request to its end.</summary>
public sealed record StationCertificate
{
    public required long Number { get; init; }

    public required string StationId { get; init; }

    public required SigningUse Use { get; init; }

    public required SigningState State { get; init; }

    public required string Csr { get; init; }

    public required string Subject { get; init; }

    /// <summary>PEM; null until it is issued.</summary>
    public string? Chain { get; init; }

    public string? Issuer { get; init; }

    public string? SerialNumber { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the station took or refused it.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it did not go on, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>When the authority or the station is asked again; null when it is over.</summary>
    public DateTimeOffset? NextTryAt { get; init; }
}
