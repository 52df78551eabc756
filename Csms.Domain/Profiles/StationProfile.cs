namespace Csms.Domain.Profiles;

/// <summary>A charging profile at its place.</summary>
public sealed record StationProfile
{
    /// <summary>0 for the whole station.</summary>
    public required int Evse { get; init; }

    /// <summary>Set for a profile of one transaction; such a profile ends with it.</summary>
    public string? OcppTransactionId { get; init; }

    public required RequestedProfile Profile { get; init; }

    public ProfileState State { get; init; } = ProfileState.Accepted;

    /// <summary>Why the state is as it is, in words; null where the word says all.</summary>
    public string? Note { get; init; }

    /// <summary>Since when the state holds. Filled in on storing.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Same place, purpose and stack level, and both valid at some moment.</summary>
    public bool Overlaps(StationProfile other) =>
        (Evse, OcppTransactionId, Profile.Purpose, Profile.StackLevel) == (other.Evse, other.OcppTransactionId, other.Profile.Purpose, other.Profile.StackLevel)
        && (Profile.ValidFrom ?? DateTimeOffset.MinValue) < (other.Profile.ValidTo ?? DateTimeOffset.MaxValue)
        && (other.Profile.ValidFrom ?? DateTimeOffset.MinValue) < (Profile.ValidTo ?? DateTimeOffset.MaxValue);
}

/// <summary>What is known of a profile at its station. The numbers are stored.</summary>
public enum ProfileState
{
    /// <summary>It was sent; whether the station has it is not known.</summary>
    Wanted = 0,

    Accepted = 1,

    /// <summary>The station had it, has it no longer, and did not take it again.</summary>
    Lost = 2,
}

/// <summary>Which profiles of a station; null does not filter.</summary>
public sealed record ProfileCriteria
{
    public int? ProfileId { get; init; }

    public int? Evse { get; init; }

    public string? Purpose { get; init; }

    public int? StackLevel { get; init; }
}
