namespace Csms.Domain.Profiles;

/// <summary>Periods in the order of their starts, found without reading through them.</summary>
internal static class Ascending
{
    /// <summary>As they are where they are in order already; of several with one start the last stays the last.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> periods, Func<T, int> startOf)
    {
        for (var i = 1; i < periods.Count; i++)
        {
            if (startOf(periods[i]) < startOf(periods[i - 1]))
                return [.. periods.OrderBy(startOf)];
        }
        return periods;
    }

    /// <summary>The last one that begins at or before a moment; null when the first begins later.</summary>
    public static T? LastUntil<T>(IReadOnlyList<T> periods, Func<T, int> startOf, double seconds)
        where T : class
    {
        var (known, later) = (-1, periods.Count);
        while (later - known > 1)
        {
            var middle = (known + later) / 2;
            if (startOf(periods[middle]) <= seconds)
                known = middle;
            else
                later = middle;
        }
        return known < 0 ? null : periods[known];
    }
}
