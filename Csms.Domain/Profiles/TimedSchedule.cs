namespace Csms.Domain.Profiles;

/// <summary>A schedule on the calendar: which of its periods counts at a moment.</summary>
/// <param name="start">What the periods are counted from.</param>
/// <param name="every">How often it begins anew; null for once.</param>
internal sealed class TimedSchedule(RequestedSchedule schedule, DateTimeOffset start, TimeSpan? every, DateTimeOffset? validFrom, DateTimeOffset? validTo)
{
    private readonly RequestedSchedule _schedule = schedule with { Periods = Ascending.Of(schedule.Periods, period => period.StartSeconds) };

    /// <param name="chargingSince">What relative schedules, and absolute ones without a start, are counted from.</param>
    public static TimedSchedule Of(RequestedProfile profile, DateTimeOffset chargingSince) => new(
        profile.Schedule,
        profile.Kind == ProfileKind.Relative ? chargingSince : profile.Schedule.StartsAt ?? chargingSince,
        profile.Recurrency switch
        {
            ProfileRecurrency.Daily when profile.Kind == ProfileKind.Recurring => TimeSpan.FromDays(1),
            ProfileRecurrency.Weekly when profile.Kind == ProfileKind.Recurring => TimeSpan.FromDays(7),
            _ => null,
        },
        profile.ValidFrom,
        profile.ValidTo);

    public RateUnit Unit => _schedule.Unit;

    /// <summary>Null when the schedule says nothing about the moment.</summary>
    public RequestedPeriod? At(DateTimeOffset moment)
    {
        if (moment < start || moment < validFrom || moment >= validTo)
            return null;
        var into = Into(moment).TotalSeconds;
        return into >= _schedule.DurationSeconds ? null : Ascending.LastUntil(_schedule.Periods, period => period.StartSeconds, into);
    }

    /// <summary>The moments between two at which it may begin to say something else, in no order.</summary>
    public IEnumerable<DateTimeOffset> Changes(DateTimeOffset from, DateTimeOffset to)
    {
        var changes = Starts(from, to).SelectMany(Begun);
        if (validFrom is { } valid)
            changes = changes.Append(valid);
        if (validTo is { } over)
            changes = changes.Append(over);
        return changes.Where(change => change > from && change < to);

        IEnumerable<DateTimeOffset> Begun(DateTimeOffset begin)
        {
            yield return begin;
            if (_schedule.DurationSeconds is { } seconds)
                yield return Moment.After(begin, seconds);
            foreach (var period in _schedule.Periods)
            {
                var change = Moment.After(begin, period.StartSeconds);
                if (change >= to)
                    yield break;
                yield return change;
            }
        }
    }

    // When it begins, each time, from the time on that is under way.
    private IEnumerable<DateTimeOffset> Starts(DateTimeOffset from, DateTimeOffset to)
    {
        var begin = from < start ? start : Moment.After(from, -Into(from));
        while (begin < to)
        {
            yield return begin;
            if (every is not { } period)
                yield break;
            begin = Moment.After(begin, period);
        }
    }

    private TimeSpan Into(DateTimeOffset moment)
    {
        var since = moment - start;
        return every is { } period ? TimeSpan.FromTicks(since.Ticks % period.Ticks) : since;
    }
}
