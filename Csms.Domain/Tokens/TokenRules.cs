using System.Text.Json;
using System.Text.Json.Serialization;

namespace Csms.Domain.Tokens;

/// <summary>Where, when and how often at once a token may charge. What is null is not limited.</summary>
public sealed record TokenRules
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>How many transactions of the token may run at once; a group's number counts for each of its tokens by itself. Default 1.</summary>
    public int? MaxConcurrent { get; init; }

    /// <summary>The stations, or some of their EVSEs, where the token may charge. Default: everywhere.</summary>
    public IReadOnlyList<TokenPlace>? Places { get; init; }

    /// <summary>When the token may charge, week by week. Default: always.</summary>
    public IReadOnlyList<TimeWindow>? Times { get; init; }

    /// <summary>The time zone of <see cref="Times"/> by its IANA name, such as <c>Europe/Berlin</c>. Default UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The types of connectors that the token may use, in OCPP 2.0.1's words, such as <c>cCCS2</c>; where a station does not tell its types, any. Default: any.</summary>
    public IReadOnlyList<string>? ConnectorTypes { get; init; }

    internal static TokenRules? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<TokenRules>(json, Json);

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A token's own rules; what they leave open its group's decide.</summary>
    internal static TokenRules? Join(TokenRules? own, TokenRules? group) => own is null || group is null
        ? own ?? group
        : new TokenRules
        {
            MaxConcurrent = own.MaxConcurrent ?? group.MaxConcurrent,
            Places = own.Places ?? group.Places,
            Times = own.Times ?? group.Times,
            TimeZone = own.Times is null ? group.TimeZone : own.TimeZone,
            ConnectorTypes = own.ConnectorTypes ?? group.ConnectorTypes,
        };

    /// <summary>What is wrong with them, and where; null when nothing is.</summary>
    public (string Path, string Text)? Fault()
    {
        if (MaxConcurrent < 1)
            return ("rules.maxConcurrent", "At least 1; a token that may not charge at all is Blocked.");
        if (Places is { Count: 0 } || Places?.Any(place => place is null || place.StationId.Length == 0 || place.EvseIds is { Count: 0 } || place.EvseIds?.Any(evse => evse < 1) == true) == true)
            return ("rules.places", "Stations by id, each with a list of its EVSEs from 1 on, or without one for all of them.");
        if (Times is { Count: 0 } || Times?.Any(window => window?.IsValid != true) == true)
            return ("rules.times", "Windows of a week, such as {\"days\":[\"Monday\"],\"from\":\"08:00\",\"to\":\"18:00\"}; one that ends before it begins ends on the next day.");
        if (TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            return ("rules.timeZone", $"There is no time zone '{TimeZone}'; one is named as Europe/Berlin is.");
        return ConnectorTypes is { Count: 0 } || ConnectorTypes?.Any(string.IsNullOrEmpty) == true
            ? ("rules.connectorTypes", "Types of connectors such as cCCS2; leave it out for any.")
            : null;
    }

    /// <summary>Whether a moment is within a window, and when that window ends.</summary>
    internal bool IsOpen(DateTimeOffset at, out DateTimeOffset? until)
    {
        until = null;
        if (Times is null)
            return true;
        var zone = TimeZone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        foreach (var end in Times.Select(window => window.EndOf(local)).OfType<DateTime>())
        {
            var moment = new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
            if (until is null || moment > until)
                until = moment;
        }
        return until is not null;
    }
}

/// <summary>A station where a token may charge.</summary>
public sealed record TokenPlace
{
    public required string StationId { get; init; }

    /// <summary>Its EVSEs; null for all of them.</summary>
    public IReadOnlyList<int>? EvseIds { get; init; }
}
