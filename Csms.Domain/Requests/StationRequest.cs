namespace Csms.Domain.Requests;

/// <summary>Something that a station was asked for and sends later, in messages of its own that carry the request's id.</summary>
public sealed record StationRequest
{
    /// <summary><c>requestId</c> on the wire; unique at its station.</summary>
    public required int Id { get; init; }

    public required string StationId { get; init; }

    /// <summary>One of <see cref="RequestKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Operator { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required RequestState State { get; init; }

    /// <summary>The station's last word about it, such as <c>Accepted</c> or <c>Downloading</c>; null while it has not answered.</summary>
    public string? Status { get; init; }

    /// <summary>Why it ended as it did, in words; null while it runs and when all went well.</summary>
    public string? Reason { get; init; }

    /// <summary>How many parts of the result have come.</summary>
    public required int Parts { get; init; }

    /// <summary>If nothing is heard of it until then, it is given up.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Where a request is in its life. Asked and Running ones live; the others are over.</summary>
public enum RequestState
{
    /// <summary>Sent; the answer is awaited.</summary>
    Asked,

    /// <summary>The station agreed; its result is awaited or coming.</summary>
    Running,

    Done,

    /// <summary>The station said no.</summary>
    Refused,

    /// <summary>The station tried and failed, or answered with an error.</summary>
    Failed,

    /// <summary>The station fell silent before the result was complete.</summary>
    Abandoned,
}

/// <summary>The kinds of requests whose results come later.</summary>
public static class RequestKind
{
    public const string Report = "Report";
    public const string MonitoringReport = "MonitoringReport";
    public const string DisplayMessages = "DisplayMessages";
    public const string CustomerInformation = "CustomerInformation";
    public const string ChargingProfiles = "ChargingProfiles";
    public const string Log = "Log";
    public const string Firmware = "Firmware";
    public const string PublishFirmware = "PublishFirmware";
}

/// <summary>A request that is about to be sent.</summary>
public sealed record NewRequest
{
    /// <summary>One of <see cref="RequestKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id to ask with; null for a free one.</summary>
    public int? Id { get; init; }

    /// <summary>How long the station may be silent before the request is given up. A report of a large station comes with minutes between its parts.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A report of everything: once it is complete, what it did not name is no longer there.</summary>
    public bool IsInventory { get; init; }
}

/// <summary>One part of a result.</summary>
public sealed record RequestPart
{
    /// <summary>One of <see cref="RequestKind"/>.</summary>
    public required string Kind { get; init; }

    public required int RequestId { get; init; }

    /// <summary>From 0 on; null for messages that carry no number: then it is the next.</summary>
    public int? SeqNo { get; init; }

    public DateTimeOffset? GeneratedAt { get; init; }

    /// <summary>True while more parts follow.</summary>
    public required bool MoreFollows { get; init; }

    /// <summary>What the part says, as JSON, for kinds that have no tables of their own.</summary>
    public string? ContentJson { get; init; }
}
