namespace Csms.Domain.Profiles;

/// <summary>How much is kept of a limit that a station tells: its schedules are read whenever a limit is computed, and no station has been seen to need more.</summary>
internal static class ToldSchedules
{
    /// <summary>Of one limit; OCPP bounds the periods of a schedule, but not the schedules.</summary>
    internal const int MostSchedules = 10;

    /// <summary>Of all schedules of one limit together.</summary>
    internal const int MostPeriods = 1_024;

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(3650);

    /// <summary>The schedules as they are kept, and in words what was cut off; null when nothing was.</summary>
    public static (IReadOnlyList<RequestedSchedule> Kept, string? Cut) Of(IReadOnlyList<RequestedSchedule> told, DateTimeOffset now)
    {
        var all = told.Sum(schedule => schedule.Periods.Count);
        var kept = told.Take(MostSchedules).Select(schedule => schedule with
        {
            // A start that no clock can have told: it counts from its receipt.
            StartsAt = schedule.StartsAt is { } start && start.ToUnixTimeMilliseconds() >= PlausibleClock.Earliest && start <= now + Farthest ? start : null,
            Periods = Ascending.Of(schedule.Periods, period => period.StartSeconds),
        });
        if (all <= MostPeriods && told.Count <= MostSchedules)
            return ([.. kept], null);
        var most = MostPeriods / Math.Min(told.Count, MostSchedules);
        return (
            [.. kept.Select(schedule => schedule.Periods.Count <= most ? schedule : schedule with { Periods = Cut(schedule.Periods, most) })],
            $"of {told.Count} schedules with {all} periods {Math.Min(told.Count, MostSchedules)} are kept, with {most} periods each at most; after these the lowest of the rest holds");
    }

    // What is cut off may have been lower than what is left: nothing must flow that was not allowed.
    private static List<RequestedPeriod> Cut(IReadOnlyList<RequestedPeriod> periods, int most)
    {
        var rest = periods.Skip(most - 1).ToList();
        return
        [
            .. periods.Take(most - 1),
            new RequestedPeriod { StartSeconds = rest[0].StartSeconds, Limit = rest.Min(period => period.Limit), Phases = rest.Min(period => period.Phases ?? 3) },
        ];
    }
}
