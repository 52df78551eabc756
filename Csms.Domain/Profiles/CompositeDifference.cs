namespace Csms.Domain.Profiles;

/// <summary>A time over which the station says something else than the server has computed.</summary>
public sealed record CompositeDifference
{
    private const decimal Most = 10_000_000_000_000;

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>In the station's unit.</summary>
    public required decimal Computed { get; init; }

    /// <summary>In the station's unit.</summary>
    public required decimal Station { get; init; }

    /// <summary>Compares two schedules in the same unit over the time that both cover. Where nothing is known here, nothing differs.</summary>
    public static IReadOnlyList<CompositeDifference> Between(CompositeSchedule computed, CompositeSchedule station)
    {
        if (computed.StartsAt is not { } ours || station.StartsAt is not { } theirs)
            return [];
        station = station with { Periods = Ascending.Of(station.Periods, period => period.StartSeconds) };
        var from = ours > theirs ? ours : theirs;
        var to = new[] { End(computed, ours), End(station, theirs) }.Min();
        var moments = Starts(computed, ours).Concat(Starts(station, theirs)).Append(from).Where(moment => moment >= from && moment < to).Distinct().Order().ToList();
        var differences = new List<CompositeDifference>();
        for (var i = 0; i < moments.Count; i++)
        {
            if (computed.At(moments[i])?.Limit is not { } wanted || station.At(moments[i])?.Limit is not { } told || IsSame(wanted, told))
                continue;
            var end = i + 1 < moments.Count ? moments[i + 1] : to;
            if (differences.Count > 0 && differences[^1] is var last && last.To == moments[i] && (last.Computed, last.Station) == (wanted, told))
                differences[^1] = last with { To = end };
            else
                differences.Add(new CompositeDifference { From = moments[i], To = end, Computed = wanted, Station = told });
        }
        return differences;
    }

    // Both sides round, and a station converts with the voltage that it measures: one percent is no difference.
    private static bool IsSame(decimal computed, decimal told)
    {
        // Numbers that are no power at all must not make the difference fail.
        var other = Math.Clamp(told, -Most, Most);
        return Math.Abs(computed - other) <= Math.Max(0.1m, Math.Max(computed, other) / 100);
    }

    private static IEnumerable<DateTimeOffset> Starts(CompositeSchedule schedule, DateTimeOffset start) =>
        schedule.Periods.Select(period => Moment.After(start, period.StartSeconds));

    private static DateTimeOffset End(CompositeSchedule schedule, DateTimeOffset start) =>
        schedule.DurationSeconds is { } seconds ? Moment.After(start, seconds) : DateTimeOffset.MaxValue;
}
