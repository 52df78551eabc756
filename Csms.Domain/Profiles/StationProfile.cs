namespace Csms.Domain.Profiles;

/// <summary>A charging profile that a station has accepted.</summary>
public sealed record StationProfile
{
    public required int ProfileId { get; init; }

    /// <summary>0 for the whole station.</summary>
    public required int Evse { get; init; }

    public required string Purpose { get; init; }

    public required int StackLevel { get; init; }

    /// <summary>Set for a profile of one transaction; such a profile ends with it.</summary>
    public string? OcppTransactionId { get; init; }

    /// <summary>The profile as it was sent.</summary>
    public required string Json { get; init; }

    /// <summary>When it was accepted. Filled in on storing.</summary>
    public DateTimeOffset AcceptedAt { get; init; }
}

/// <summary>Which profiles of a station; null does not filter.</summary>
public sealed record ProfileCriteria
{
    public int? ProfileId { get; init; }

    public int? Evse { get; init; }

    public string? Purpose { get; init; }

    public int? StackLevel { get; init; }
}
