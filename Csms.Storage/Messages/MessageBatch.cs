using System.Text;
using Csms.Storage.Engine;

namespace Csms.Storage.Messages;

/// <summary>Exchanges on their way into the log. Their texts lie in one array that is used again, so that none of them is left for the garbage collector.</summary>
internal sealed class MessageBatch(MessageLog log) : Unit
{
    private const string Insert = """
        insert into messages (id, block, station_number, at, direction, message_id, action, request, answer_kind, answer, violations, duration_us)
        values (@id, @block, @station_number, @at, @direction, @message_id, @action, @request, @answer_kind, @answer, @violations, @duration_us)
        """;

    private const int FirstBytes = 64 * 1024;

    /// <summary>What a burst made larger is given back.</summary>
    private const int MaxKeptBytes = 8 * 1024 * 1024;

    private readonly List<Entry> _entries = [];
    private byte[] _bytes = [];
    private int _length;

    public int Count => _entries.Count;

    public int Bytes => _length;

    public override bool IsAwaited => false;

    public void Add(in MessageHead head, ReadOnlySpan<byte> request, ReadOnlySpan<byte> answer)
    {
        var idLength = Encoding.UTF8.GetByteCount(head.MessageId);
        MakeRoom(idLength + request.Length + answer.Length);
        var start = _length;
        _length += Encoding.UTF8.GetBytes(head.MessageId, _bytes.AsSpan(_length));
        request.CopyTo(_bytes.AsSpan(_length));
        _length += request.Length;
        answer.CopyTo(_bytes.AsSpan(_length));
        _length += answer.Length;
        // Without the id's text, which lies in the array now.
        _entries.Add(new Entry(head with { MessageId = "" }, start, idLength, request.Length, answer.Length));
    }

    public override void Run(Session session)
    {
        log.Close(this);
        var insert = session.Prepare(Insert);
        foreach (var entry in _entries)
        {
            var id = log.NextId(session);
            var (idAt, requestAt) = (entry.Start, entry.Start + entry.IdLength);
            insert
                .Bind(id)
                .Bind(id >> MessageLog.BlockBits)
                .Bind(entry.Head.StationNumber)
                .Bind(entry.Head.At)
                .Bind((long)entry.Head.Direction)
                .BindText(_bytes.AsSpan(idAt, entry.IdLength))
                .Bind(entry.Head.Action)
                .Bind(_bytes.AsSpan(requestAt, entry.RequestLength))
                .Bind((long)entry.Head.AnswerKind)
                .Bind(_bytes.AsSpan(requestAt + entry.RequestLength, entry.AnswerLength))
                .Bind(entry.Head.Violations)
                .Bind(entry.Head.DurationUs)
                .Run();
        }
    }

    public override void Complete()
    {
        _entries.Clear();
        _length = 0;
        if (_bytes.Length > MaxKeptBytes)
            _bytes = [];
        log.GiveBack(this);
    }

    public override void Fail(Exception fault)
    {
        log.CountDropped(_entries.Count);
        Complete();
    }

    private void MakeRoom(int bytes)
    {
        var wanted = _length + bytes;
        if (wanted > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(Math.Max(wanted, FirstBytes), _bytes.Length * 2));
    }

    private readonly record struct Entry(MessageHead Head, int Start, int IdLength, int RequestLength, int AnswerLength);
}

/// <summary>What is logged of an exchange beside its payloads. The time is in milliseconds since 1970.</summary>
internal readonly record struct MessageHead(
    long StationNumber, long At, MessageDirection Direction, string MessageId, string Action, AnswerKind AnswerKind, string? Violations, long DurationUs);
