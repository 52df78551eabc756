using System.Text.Json;
using NodaTime;

namespace Csms.Domain.Locations;

/// <summary>When a location can be used, as OCPI has it: closings win over openings, and both over the week.</summary>
public sealed record OpeningHours
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Day and night; then there are no regular hours.</summary>
    public bool AlwaysOpen { get; init; }

    /// <summary>In the location's own time, by weekday and begin.</summary>
    public IReadOnlyList<RegularHours> Regular { get; init; } = [];

    public IReadOnlyList<ExceptionalPeriod> ExceptionalOpenings { get; init; } = [];

    public IReadOnlyList<ExceptionalPeriod> ExceptionalClosings { get; init; } = [];

    /// <summary>Whether it is open at a moment.</summary>
    /// <param name="timeZone">The location's, which is known to be one.</param>
    public bool IsOpen(DateTimeOffset at, string timeZone)
    {
        if (ExceptionalClosings.Any(period => period.Holds(at)))
            return false;
        if (AlwaysOpen || ExceptionalOpenings.Any(period => period.Holds(at)))
            return true;
        var local = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[timeZone]);
        // As IsoDayOfWeek counts them, so does OCPI: from Monday, 1, to Sunday, 7.
        return Regular.Any(hours => hours.Weekday == (int)local.DayOfWeek && hours.Holds(TimeOnly.FromTimeSpan(TimeSpan.FromTicks(local.TickOfDay))));
    }

    /// <summary>In order; null when it says nothing.</summary>
    internal OpeningHours? Ordered() => !AlwaysOpen && Regular.Count + ExceptionalOpenings.Count + ExceptionalClosings.Count == 0 ? null : this with
    {
        Regular = [.. Regular.OrderBy(hours => hours.Weekday).ThenBy(hours => hours.Begin, StringComparer.Ordinal)],
        ExceptionalOpenings = [.. ExceptionalOpenings.OrderBy(period => period.Begin)],
        ExceptionalClosings = [.. ExceptionalClosings.OrderBy(period => period.Begin)],
    };

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static OpeningHours? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<OpeningHours>(json, Json);
}

/// <summary>A part of one day of each week.</summary>
public sealed record RegularHours
{
    /// <summary>1 (Monday) to 7 (Sunday).</summary>
    public required int Weekday { get; init; }

    /// <summary>As <c>08:00</c>.</summary>
    public required string Begin { get; init; }

    /// <summary>As <c>18:00</c>, later than <see cref="Begin"/>; <c>23:59</c> is the end of the day.</summary>
    public required string End { get; init; }

    internal bool Holds(TimeOnly time) => time >= TimeOnly.Parse(Begin, null) && (End == LocationRules.EndOfDay || time < TimeOnly.Parse(End, null));
}

/// <summary>When it is different, once.</summary>
public sealed record ExceptionalPeriod
{
    public required DateTimeOffset Begin { get; init; }

    public required DateTimeOffset End { get; init; }

    internal bool Holds(DateTimeOffset at) => Begin <= at && at < End;
}
