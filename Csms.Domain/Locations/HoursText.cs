using System.Globalization;
using System.Text.RegularExpressions;

namespace Csms.Domain.Locations;

/// <summary>Opening hours in one cell: <c>always</c>, or <c>1-5 08:00-20:00; 6 09:00-14:00</c> with Monday as 1; single periods as <c>BEGIN/END</c>.</summary>
internal static partial class HoursText
{
    // Not 24/7, of which spreadsheets make a day in July.
    private const string Always = "always";
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string? Write(OpeningHours? hours)
    {
        if (hours is null or { AlwaysOpen: false, Regular.Count: 0 })
            return null;
        if (hours.AlwaysOpen)
            return Always;
        // Days that follow each other and have the same hours are written as one.
        var days = hours.Regular.GroupBy(regular => regular.Weekday)
            .Select(day => (From: day.Key, To: day.Key, Periods: string.Join('|', day.Select(regular => $"{regular.Begin}-{regular.End}")))).ToList();
        for (var at = days.Count - 1; at > 0; at--)
        {
            if (days[at - 1].To + 1 != days[at].From || days[at - 1].Periods != days[at].Periods)
                continue;
            days[at - 1] = days[at - 1] with { To = days[at].To };
            days.RemoveAt(at);
        }
        return string.Join("; ", days.SelectMany(day => day.Periods.Split('|').Select(period => $"{(day.From == day.To ? $"{day.From}" : $"{day.From}-{day.To}")} {period}")));
    }

    public static string? Write(IReadOnlyList<ExceptionalPeriod>? periods) =>
        periods is not { Count: > 0 } ? null : string.Join("; ", periods.Select(period => $"{Write(period.Begin)}/{Write(period.End)}"));

    /// <exception cref="FormatException">It is written otherwise.</exception>
    public static (bool IsAlways, IReadOnlyList<RegularHours> Regular) Read(string cell)
    {
        if (string.Equals(cell, Always, StringComparison.OrdinalIgnoreCase) || cell == "24/7")
            return (true, []);
        List<RegularHours> regular = [];
        foreach (var part in Parts(cell))
        {
            if (Period().Match(part) is not { Success: true } match)
                throw new FormatException("Opening hours are always, or as 1-5 08:00-20:00; 6 09:00-14:00, where 1 is Monday.");
            var from = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
            var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture) : from;
            for (var day = from; day <= to; day++)
                regular.Add(new RegularHours { Weekday = day, Begin = match.Groups["begin"].Value, End = match.Groups["end"].Value });
        }
        return (false, regular);
    }

    /// <exception cref="FormatException">They are written otherwise.</exception>
    public static IReadOnlyList<ExceptionalPeriod> ReadPeriods(string cell) =>
    [
        .. Parts(cell).Select(part => part.Split('/') is [var begin, var end] && Moment(begin) is { } from && Moment(end) is { } to
            ? new ExceptionalPeriod { Begin = from, End = to }
            : throw new FormatException("Periods are written as 2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, with ; between two.")),
    ];

    private static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    [GeneratedRegex("^(?<from>[1-7])(-(?<to>[1-7]))? (?<begin>[0-9]{2}:[0-9]{2})-(?<end>[0-9]{2}:[0-9]{2})$")]
    private static partial Regex Period();
}
