namespace Csms.Domain.Profiles;

/// <summary>The limits that follow from all profiles together, over time.</summary>
public sealed record CompositeSchedule
{
    /// <summary>0 for the station's grid connection.</summary>
    public required int EvseId { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public int? DurationSeconds { get; init; }

    public required RateUnit Unit { get; init; }

    /// <summary>Ascending.</summary>
    public required IReadOnlyList<CompositePeriod> Periods { get; init; }

    /// <summary>The period at a moment; null before the first.</summary>
    internal CompositePeriod? At(DateTimeOffset moment) =>
        StartsAt is { } start ? Ascending.LastUntil(Periods, period => period.StartSeconds, (moment - start).TotalSeconds) : null;
}

/// <summary>What may flow from a moment on.</summary>
public sealed record CompositePeriod
{
    /// <summary>Seconds from the schedule's start.</summary>
    public required int StartSeconds { get; init; }

    /// <summary>In the schedule's unit; null: no limit is known.</summary>
    public required decimal? Limit { get; init; }

    public int? Phases { get; init; }

    public int? PhaseToUse { get; init; }
}
