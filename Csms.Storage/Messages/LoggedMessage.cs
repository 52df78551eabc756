namespace Csms.Storage.Messages;

/// <summary>Who began an exchange.</summary>
public enum MessageDirection
{
    FromStation,
    ToStation,
}

/// <summary>How a CALL was answered.</summary>
public enum AnswerKind
{
    /// <summary>Not at all, in time.</summary>
    None,
    Result,
    Error,

    /// <summary>The request is no CALL that can be answered: not JSON, not a frame.</summary>
    Invalid,
}

/// <summary>One exchange: a CALL and its answer.</summary>
public sealed record LoggedMessage
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required MessageDirection Direction { get; init; }

    public required string MessageId { get; init; }

    public required string Action { get; init; }

    /// <summary>The payload of the CALL; of an invalid frame all that was kept of it.</summary>
    public required byte[] Request { get; init; }

    public required AnswerKind AnswerKind { get; init; }

    /// <summary>The payload of the CALLRESULT; of a CALLERROR <c>{"code":...,"description":...,"details":...}</c>; empty when there was no answer.</summary>
    public required byte[] Answer { get; init; }

    /// <summary>What was wrong with the request or the answer, in words.</summary>
    public string? Violations { get; init; }

    public required double DurationMs { get; init; }
}

/// <summary>Which exchanges of a station; null does not filter. Newest first.</summary>
public sealed record MessageQuery
{
    public required long StationNumber { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? Action { get; init; }

    public MessageDirection? Direction { get; init; }

    /// <summary>The id that the CALL was sent with; a station may use one again after a while.</summary>
    public string? MessageId { get; init; }

    /// <summary>Only exchanges older than this id; null begins with the newest.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 100;
}
