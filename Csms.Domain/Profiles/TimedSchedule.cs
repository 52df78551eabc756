namespace Csms.Domain.Profiles;

/// <summary>A schedule on the calendar: which of its periods counts at a moment.</summary>
/// <param name="start">What the periods are counted from.</param>
/// <param name="every">How often it begins anew; null for once.</param>
internal sealed class TimedSchedule(RequestedSchedule schedule, DateTimeOffset start, TimeSpan? every, DateTimeOffset? validFrom, DateTimeOffset? validTo)
{
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

    public RateUnit Unit => schedule.Unit;

    /// <summary>Null when the schedule says nothing about the moment.</summary>
    public RequestedPeriod? At(DateTimeOffset moment)
    {
        if (moment < start || moment < validFrom || moment >= validTo)
            return null;
        var into = Into(moment);
        return into.TotalSeconds >= schedule.DurationSeconds ? null : schedule.Periods.LastOrDefault(period => period.StartSeconds <= into.TotalSeconds);
    }

    /// <summary>The first moment after the given one from which on it may say something else; null when there is none.</summary>
    public DateTimeOffset? ChangeAfter(DateTimeOffset moment)
    {
        var begin = moment < start ? start : moment - Into(moment);
        IEnumerable<DateTimeOffset?> changes =
        [
            validFrom, validTo, begin, begin + every, begin + (schedule.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            .. schedule.Periods.Select(period => (DateTimeOffset?)(begin + TimeSpan.FromSeconds(period.StartSeconds))),
        ];
        return changes.Where(change => change > moment).Min();
    }

    private TimeSpan Into(DateTimeOffset moment)
    {
        var since = moment - start;
        return every is { } period ? TimeSpan.FromTicks(since.Ticks % period.Ticks) : since;
    }
}
