namespace Csms.Storage.Messages;

/// <summary>A row of the message log.</summary>
internal sealed class MessageRow
{
    public long Id { get; init; }

    public long At { get; init; }

    public int Direction { get; init; }

    public string MessageId { get; init; } = "";

    public string Action { get; init; } = "";

    public byte[] Request { get; init; } = [];

    public int AnswerKind { get; init; }

    public byte[] Answer { get; init; } = [];

    public string? Violations { get; init; }

    public long DurationUs { get; init; }

    public LoggedMessage ToMessage() => new()
    {
        Id = Id,
        At = DateTimeOffset.FromUnixTimeMilliseconds(At),
        Direction = (MessageDirection)Direction,
        MessageId = MessageId,
        Action = Action,
        Request = Request,
        AnswerKind = (AnswerKind)AnswerKind,
        Answer = Answer,
        Violations = Violations,
        DurationMs = DurationUs / 1000.0,
    };
}
