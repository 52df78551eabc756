namespace Csms.Domain.Timeline;

/// <summary>Something that happened to a station, with the reason in words.</summary>
public sealed record TimelineEntry
{
    public required string StationId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="TimelineKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>More about it as a JSON object; null when there is no more.</summary>
    public string? DetailJson { get; init; }
}

/// <summary>The kinds of timeline entries.</summary>
public static class TimelineKind
{
    public const string Connected = "connected";
    public const string Disconnected = "disconnected";
    public const string Refused = "refused";
    public const string Takeover = "takeover";
    public const string Boot = "boot";
    public const string Status = "status";
    public const string Violation = "violation";
    public const string Deviation = "deviation";
    public const string Command = "command";
    public const string Security = "security";
    public const string Report = "report";
    public const string Transaction = "transaction";
    public const string Error = "error";
}
