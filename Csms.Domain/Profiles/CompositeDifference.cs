namespace Csms.Domain.Profiles;

/// <summary>A time over which the station says something else than the server has computed.</summary>
public sealed record CompositeDifference
{
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
    private static bool IsSame(decimal one, decimal other) => Math.Abs(one - other) <= Math.Max(0.1m, Math.Max(one, other) / 100);

    private static IEnumerable<DateTimeOffset> Starts(CompositeSchedule schedule, DateTimeOffset start) =>
        schedule.Periods.Select(period => start.AddSeconds(period.StartSeconds));

    private static DateTimeOffset End(CompositeSchedule schedule, DateTimeOffset start) =>
        schedule.DurationSeconds is { } seconds ? start.AddSeconds(seconds) : DateTimeOffset.MaxValue;
}
