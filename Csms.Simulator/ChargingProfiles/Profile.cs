using Csms.Simulator.Physics;

namespace Csms.Simulator.ChargingProfiles;

/// <summary>A charging profile, the same for both versions.</summary>
internal sealed record Profile
{
    public required int Id { get; init; }

    /// <summary>0 means the station.</summary>
    public required int EvseId { get; init; }

    public required int StackLevel { get; init; }
    public required Purpose Purpose { get; init; }
    public required ProfileKind Kind { get; init; }

    /// <summary>Whether limits are amperes per phase; otherwise they are watts.</summary>
    public required bool InAmperes { get; init; }

    /// <summary>In ascending order; the first starts at zero.</summary>
    public required IReadOnlyList<SchedulePeriod> Periods { get; init; }

    public DateTimeOffset? Start { get; init; }
    public TimeSpan? Duration { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>As the CSMS named it; null means whichever runs.</summary>
    public string? TransactionId { get; init; }

    /// <summary>OCPP 2.0.1: the profile as it was received, to be reported as such.</summary>
    public Csms.Protocol.Ocpp201.ChargingProfile? AsReceived { get; init; }

    private TimeSpan? Recurrence => Kind switch
    {
        ProfileKind.RecurringDaily => TimeSpan.FromDays(1),
        ProfileKind.RecurringWeekly => TimeSpan.FromDays(7),
        _ => null,
    };

    /// <summary>The limit at a moment, or null when the profile says nothing about it.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="chargingSince">The start of the transaction, which relative schedules are counted from.</param>
    /// <param name="phases">How many phases there are to carry current.</param>
    public Limit? LimitAt(DateTimeOffset at, DateTimeOffset chargingSince, int phases)
    {
        if (at < ValidFrom || at >= ValidTo || ScheduleStart(at, chargingSince) is not { } start)
            return null;
        var into = at - start;
        if (into >= Duration)
            return null;
        for (var i = Periods.Count - 1; i >= 0; i--)
        {
            var period = Periods[i];
            if (period.Start > into)
                continue;
            var used = Math.Min(period.Phases, phases);
            return new Limit(InAmperes ? period.Limit * used * Mains.Volts : period.Limit, used);
        }
        return null;
    }

    /// <summary>The first moment after <paramref name="at"/> at which this profile may say something else; null when there is none.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset at, DateTimeOffset chargingSince)
    {
        DateTimeOffset? next = null;
        Consider(ValidFrom);
        Consider(ValidTo);
        var start = ScheduleStart(at, chargingSince) ?? Start;
        if (start is not { } begin)
            return next;
        Consider(begin);
        foreach (var period in Periods)
            Consider(begin + period.Start);
        Consider(begin + Duration);
        Consider(begin + Recurrence);
        return next;

        void Consider(DateTimeOffset? moment)
        {
            if (moment > at && !(moment >= next))
                next = moment;
        }
    }

    /// <summary>When the schedule that covers a moment started, or null when none does yet.</summary>
    private DateTimeOffset? ScheduleStart(DateTimeOffset at, DateTimeOffset chargingSince)
    {
        // 1.6 §3.13: an absolute schedule without a start counts from the start of charging.
        var start = Kind == ProfileKind.Relative ? chargingSince : Start ?? chargingSince;
        if (at < start)
            return null;
        return Recurrence is { } recurrence ? start + new TimeSpan((at - start).Ticks / recurrence.Ticks * recurrence.Ticks) : start;
    }
}
