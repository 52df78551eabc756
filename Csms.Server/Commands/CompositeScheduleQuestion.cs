namespace Csms.Server.Commands;

/// <summary>Asks for the limits that follow from all profiles together.</summary>
/// <param name="EvseId">0 for the station's grid connection.</param>
/// <param name="DurationSeconds">How far ahead.</param>
/// <param name="Unit">Null lets the station choose.</param>
internal sealed record CompositeScheduleQuestion(int EvseId, int DurationSeconds, RateUnit? Unit);

/// <summary>The limits that follow from all profiles together.</summary>
public sealed record CompositeScheduleAnswer : CommandAnswer
{
    /// <summary>Null unless the station accepted.</summary>
    public CompositeSchedule? Schedule { get; init; }
}

/// <summary>Limits over time, as the station computed them.</summary>
public sealed record CompositeSchedule
{
    public required int EvseId { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public int? DurationSeconds { get; init; }

    public required RateUnit Unit { get; init; }

    public required IReadOnlyList<RequestedPeriod> Periods { get; init; }
}
