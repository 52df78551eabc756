using Csms.Storage.Engine;

namespace Csms.Storage.Messages;

/// <summary>An exchange on its way into the log.</summary>
/// <param name="payloads">The request's payload and behind it the answer's.</param>
internal sealed class MessageUnit(
    MessageLog log,
    long stationNumber,
    long at,
    MessageDirection direction,
    string messageId,
    string action,
    byte[] payloads,
    int requestLength,
    AnswerKind answerKind,
    string? violations,
    long durationUs) : Unit
{
    private const string Insert = """
        insert into messages (id, block, station_number, at, direction, message_id, action, request, answer_kind, answer, violations, duration_us)
        values (@id, @block, @station_number, @at, @direction, @message_id, @action, @request, @answer_kind, @answer, @violations, @duration_us)
        """;

    public override bool IsAwaited => false;

    public override void Run(Session session)
    {
        var id = log.NextId(session);
        session.Prepare(Insert)
            .Bind(id)
            .Bind(id >> MessageLog.BlockBits)
            .Bind(stationNumber)
            .Bind(at)
            .Bind((long)direction)
            .Bind(messageId)
            .Bind(action)
            .Bind(payloads.AsSpan(0, requestLength))
            .Bind((long)answerKind)
            .Bind(payloads.AsSpan(requestLength))
            .Bind(violations)
            .Bind(durationUs)
            .Run();
    }

    public override void Complete()
    {
    }

    public override void Fail(Exception fault) => log.CountDropped();
}
