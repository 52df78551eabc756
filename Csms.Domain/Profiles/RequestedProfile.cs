namespace Csms.Domain.Profiles;

/// <summary>A charging profile in the words of both versions, as an operator asks for it.</summary>
public sealed record RequestedProfile
{
    /// <summary>A profile of the same id is replaced.</summary>
    public required int Id { get; init; }

    /// <summary>A higher level hides lower ones of the same purpose. Default 0.</summary>
    public int StackLevel { get; init; }

    public required ProfilePurpose Purpose { get; init; }

    public required ProfileKind Kind { get; init; }

    /// <summary>Only for <see cref="ProfileKind.Recurring"/>.</summary>
    public ProfileRecurrency? Recurrency { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Only for a TxProfile of a running transaction: the row's id or the station's. Default: the one that runs on the EVSE.</summary>
    public string? TransactionId { get; init; }

    public required RequestedSchedule Schedule { get; init; }

    /// <summary>2.0.1 TxProfile only: up to two more schedules, of which a vehicle chooses by ISO 15118. Null or empty: none.</summary>
    public IReadOnlyList<RequestedSchedule>? Alternatives { get; init; }

    /// <summary>All schedules, the first one first.</summary>
    public IEnumerable<RequestedSchedule> AllSchedules() => [Schedule, .. Alternatives ?? []];
}

/// <summary>What a profile limits.</summary>
public enum ProfilePurpose
{
    /// <summary>The whole station. 1.6 calls it ChargePointMaxProfile.</summary>
    ChargingStationMaxProfile,

    /// <summary>Every transaction that has no profile of its own.</summary>
    TxDefaultProfile,

    /// <summary>One transaction.</summary>
    TxProfile,

    /// <summary>Limits of others, such as a grid operator. Never set by a CSMS.</summary>
    ChargingStationExternalConstraints,
}

/// <summary>From when a schedule counts.</summary>
public enum ProfileKind
{
    /// <summary>From a moment.</summary>
    Absolute,

    /// <summary>From a moment, every day or week again.</summary>
    Recurring,

    /// <summary>From the start of charging.</summary>
    Relative,
}

/// <summary>How often a recurring schedule begins anew.</summary>
public enum ProfileRecurrency
{
    Daily,
    Weekly,
}

/// <summary>Watts for all phases together, or amperes for each phase.</summary>
public enum RateUnit
{
    W,
    A,
}

/// <summary>Limits over time.</summary>
public sealed record RequestedSchedule
{
    public required RateUnit Unit { get; init; }

    /// <summary>For absolute and recurring profiles.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Null: the last period goes on.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Below this the vehicle charges inefficiently. At most one decimal.</summary>
    public decimal? MinimumLimit { get; init; }

    /// <summary>Ascending; the first begins at 0.</summary>
    public required IReadOnlyList<RequestedPeriod> Periods { get; init; }
}

/// <summary>A limit from a moment of its schedule on.</summary>
public sealed record RequestedPeriod
{
    /// <summary>Seconds from the schedule's start.</summary>
    public required int StartSeconds { get; init; }

    /// <summary>In the schedule's unit; at most one decimal.</summary>
    public required decimal Limit { get; init; }

    /// <summary>Null means three.</summary>
    public int? Phases { get; init; }

    /// <summary>2.0.1 only, and only for one phase.</summary>
    public int? PhaseToUse { get; init; }
}
