using System.Globalization;

namespace Csms.Domain.Tokens;

/// <summary>A part of the days of a week.</summary>
public sealed record TimeWindow
{
    /// <summary>The days on which it begins. Default: all.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <summary>As <c>08:00</c>.</summary>
    public required string From { get; init; }

    /// <summary>As <c>18:00</c>; not later than <see cref="From"/> means on the next day.</summary>
    public required string To { get; init; }

    internal bool IsValid => Days is not { Count: 0 } && Parse(From) is not null && Parse(To) is not null;

    /// <summary>When the window that holds a local time ends; null when none holds it.</summary>
    internal DateTime? EndOf(DateTime local)
    {
        var (from, to) = (Parse(From)!.Value.ToTimeSpan(), Parse(To)!.Value.ToTimeSpan());
        var length = to > from ? to - from : to - from + TimeSpan.FromDays(1);
        // The one that began today, or yesterday when it goes on past midnight.
        foreach (var day in (DateTime[])[local.Date, local.Date.AddDays(-1)])
        {
            var begin = day + from;
            if ((Days is null || Days.Contains(day.DayOfWeek)) && local >= begin && local < begin + length)
                return DateTime.SpecifyKind(begin + length, DateTimeKind.Unspecified);
        }
        return null;
    }

    private static TimeOnly? Parse(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
