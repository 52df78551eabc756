namespace Csms.Domain.Profiles;

/// <summary>What one vehicle needed, what it was offered and what it plans. A vehicle that tells its needs anew begins another one.</summary>
public sealed record Negotiation
{
    public required int Number { get; init; }

    public required string StationId { get; init; }

    public required int EvseId { get; init; }

    /// <summary>Null until the transaction is known.</summary>
    public string? OcppTransactionId { get; init; }

    public required EvNeeds Needs { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the station was answered: <c>Accepted</c>, <c>Rejected</c>, <c>Processing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Until when a schedule must be offered; null when none is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The profile that was offered last.</summary>
    public int? ProfileId { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>Why there is no offer, in words.</summary>
    public string? Note { get; init; }

    /// <summary>What the vehicle said last that it is going to do.</summary>
    public EvPlan? Plan { get; init; }

    public DateTimeOffset? PlanAt { get; init; }

    /// <summary>Whether the plan keeps to the limits.</summary>
    public bool? PlanAccepted { get; init; }

    /// <summary>Where the plan breaks the limits, in words.</summary>
    public string? PlanReason { get; init; }

    /// <summary>How often a plan beyond the limits was answered with a new offer.</summary>
    public required int Renegotiations { get; init; }
}

/// <summary>The schedule that a vehicle is going to follow. OCPP 2.0.1 K15.FR.09.</summary>
public sealed record EvPlan
{
    /// <summary>What the schedule's periods are counted from.</summary>
    public required DateTimeOffset TimeBase { get; init; }

    public required RequestedSchedule Schedule { get; init; }

    /// <summary>The plan as it counts: from its receipt on where no clock can have told its time base.</summary>
    public EvPlan ReceivedAt(DateTimeOffset now) =>
        this with { TimeBase = DateTimeOffset.FromUnixTimeMilliseconds(PlausibleClock.TimeOf(TimeBase, now.ToUnixTimeMilliseconds())) };

    /// <summary>Where the plan first goes beyond what may flow; null when it does not.</summary>
    /// <param name="allowed">In the plan's unit.</param>
    public string? Fault(CompositeSchedule allowed)
    {
        var plan = new TimedSchedule(Schedule, TimeBase, null, null, null);
        var start = allowed.StartsAt ?? TimeBase;
        var end = Moment.After(start, allowed.DurationSeconds ?? 0);
        var changes = allowed.Periods.Select(period => Moment.After(start, period.StartSeconds)).Concat(Schedule.Periods.Select(period => Moment.After(TimeBase, period.StartSeconds)));
        foreach (var moment in changes.Append(start).Where(moment => moment >= start && moment < end).Order())
        {
            // One decimal is lost by rounding.
            if (plan.At(moment)?.Limit is { } planned && allowed.At(moment)?.Limit is { } limit && planned > limit + 0.1m)
                return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"From {moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} on the vehicle plans {planned:0.#} {Schedule.Unit}, but {limit:0.#} {Schedule.Unit} are allowed.");
        }
        return null;
    }
}
