using System.Runtime.CompilerServices;
using System.Text;
using Csms.Storage.Engine;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Csms.Storage.Messages;

/// <summary>
/// Every exchange with every station, in a file of its own beside the database. Written in the background and never waited for: when the disk cannot
/// follow, exchanges are dropped and counted.
/// </summary>
public sealed partial class MessageLog : IAsyncDisposable
{
    /// <summary>Rows are numbered in blocks of 2,048; the index begins with the block, so that new rows touch only its end.</summary>
    internal const int BlockBits = 11;

    /// <summary>Exchanges that may wait for the disk while others are written, about one kilobyte each.</summary>
    private const int MaxWaiting = 50_000;
    private const int MaxBatches = 2;
    private const int MaxWaitingBytes = 64 * 1024 * 1024;

    /// <summary>Old exchanges deleted at once; the writer does other work in between.</summary>
    private const int RetentionChunk = 1_000;

    private const int MaxBlocksAtOnce = 1_024;

    /// <summary>What a reading forward takes at once.</summary>
    private const int ForwardBlocks = 256;
    private const int ForwardRows = 500;

    /// <summary>Exchanges are numbered as they end but dated as they begin: by how much the order may differ.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    private const int PageSize = 16_384;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetentionPeriod = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SqliteFile _file;
    private readonly GroupWriter _writer;
    private readonly Session _reader;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _retention;
    private readonly TimeSpan _keep;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private MessageBatch _filling;
    private MessageBatch? _spare;
    private long _lastId = -1;
    private long _dropped;

    private MessageLog(SqliteFile file, GroupWriter writer, TimeSpan keep, TimeProvider clock, ILogger log)
    {
        (_file, _writer, _keep, _clock, _log) = (file, writer, keep, clock, log);
        _filling = new MessageBatch(this);
        _reader = file.OpenReader();
        _retention = KeepShortAsync();
    }

    /// <summary>How many exchanges were dropped since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Opens the log beside the database.</summary>
    /// <exception cref="DatabaseUnusableException">It cannot be used; the message says why in one sentence.</exception>
    public static ValueTask<MessageLog> OpenAsync(DatabaseOptions options, TimeProvider clock, ILoggerFactory logs, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var file = SqliteFile.Claim(options.ConnectionString, "-log");
        try
        {
            var log = logs.CreateLogger<MessageLog>();
            var session = Database.OpenMigrated(file, "normal", PageSize, "log_", clock);
            return new(new MessageLog(file, new GroupWriter(session, file.Path, log, MaxBatches, Linger), options.MessageLogRetention, clock, log));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Keeps an exchange; the payloads are copied. Returns false when it had to be dropped.</summary>
    /// <param name="stationNumber"><c>StationKey.Number</c>.</param>
    /// <param name="at">When the CALL came or went.</param>
    /// <param name="request">The CALL's payload, or an invalid frame.</param>
    /// <param name="answer">The answer's payload; empty without an answer.</param>
    public bool Append(
        long stationNumber,
        DateTimeOffset at,
        MessageDirection direction,
        string messageId,
        string action,
        ReadOnlySpan<byte> request,
        AnswerKind answerKind,
        ReadOnlySpan<byte> answer,
        string? violations,
        TimeSpan duration)
    {
        var head = new MessageHead(
            stationNumber, at.ToUnixTimeMilliseconds(), direction, messageId, action, answerKind, violations, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        lock (_gate)
        {
            if (_filling.Count >= MaxWaiting || _filling.Bytes >= MaxWaitingBytes || (_filling.Count == 0 && !_writer.Post(_filling)))
            {
                CountDropped(1);
                return false;
            }
            _filling.Add(head, request, answer);
            return true;
        }
    }

    /// <summary>Exchanges of one station, the newest first.</summary>
    public async ValueTask<IReadOnlyList<LoggedMessage>> ListAsync(MessageQuery query, CancellationToken cancellation) =>
        await ReadingAsync(() => List(query), cancellation);

    /// <summary>Exchanges of one station that began in a while, in the order in which they ended, read as they are asked for.</summary>
    public async IAsyncEnumerable<LoggedMessage> ReadAsync(
        long stationNumber, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (next, last) = await ReadingAsync(() => (FirstIdAt(from - Disorder), FirstIdAt(to + Disorder)), cancellation);
        while (next <= last)
        {
            var first = next.Value;
            var (found, goOn) = await ReadingAsync(() => ListForward(stationNumber, from, to, first, last.Value), cancellation);
            foreach (var message in found)
                yield return message;
            next = goOn;
        }
    }

    /// <summary>Waits until everything appended so far can be read.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var nothing = new PlainUnit(_ => { });
        _writer.Add(nothing);
        await nothing.Done;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _retention;
        await _writer.DisposeAsync();
        _reader.Dispose();
        _reading.Dispose();
        _closing.Dispose();
        _file.Dispose();
    }

    internal long NextId(Session session)
    {
        if (_lastId < 0)
            _lastId = session.Connection.ExecuteScalar<long?>("select max(id) from messages") ?? 0;
        return ++_lastId;
    }

    /// <summary>What comes from now on goes into another batch: this one is being written.</summary>
    internal void Close(MessageBatch batch)
    {
        lock (_gate)
        {
            if (_filling == batch)
                (_filling, _spare) = (_spare ?? new MessageBatch(this), null);
        }
    }

    /// <summary>An empty batch that may be filled again.</summary>
    internal void GiveBack(MessageBatch batch)
    {
        lock (_gate)
            _spare = batch;
    }

    internal void CountDropped(int count)
    {
        if (Interlocked.Add(ref _dropped, count) == count)
            LogDropping(_file.Path);
    }

    private async ValueTask<T> ReadingAsync<T>(Func<T> read, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            return read();
        }
        finally
        {
            _reading.Release();
        }
    }

    // A few blocks after the other, so that no reading takes long; what comes next begins after the last that was found, or after the blocks.
    private (List<LoggedMessage> Found, long Next) ListForward(long station, DateTimeOffset from, DateTimeOffset to, long first, long last)
    {
        var high = Math.Min((first >> BlockBits) + ForwardBlocks - 1, last >> BlockBits);
        var found = _reader.Connection.Query<MessageRow>(
            """
            with recursive blocks (block) as (
              select @low
              union all
              select block + 1 from blocks where block < @high
            )
            select messages.* from blocks
            cross join messages on messages.block = blocks.block and messages.station_number = @station
            where messages.id between @first and @last and at >= @from and at < @to
            order by messages.id limit @ForwardRows
            """,
            new
            {
                low = first >> BlockBits, high, station, first, last, from = from.ToUnixTimeMilliseconds(), to = to.ToUnixTimeMilliseconds(), ForwardRows,
            }).Select(row => row.ToMessage()).ToList();
        return (found, found.Count == ForwardRows ? found[^1].Id + 1 : (high + 1) << BlockBits);
    }

    private List<LoggedMessage> List(MessageQuery query)
    {
        var first = query.From is { } from ? FirstIdAt(from - Disorder) : FirstId();
        var last = query.To is { } to ? FirstIdAt(to + Disorder) : LastId();
        if (query.Before <= last)
            last = query.Before - 1;
        if (first is null || last is null)
            return [];

        // Whole blocks are walked back from the newest one, more at a time the fewer they hold, until enough is found.
        var sql = Text(query);
        var found = new List<LoggedMessage>();
        var (low, high) = (first.Value >> BlockBits, last.Value >> BlockBits);
        for (var width = 4L; high >= low && found.Count < query.Limit; high -= width, width = Math.Min(width * 4, MaxBlocksAtOnce))
        {
            found.AddRange(_reader.Connection.Query<MessageRow>(sql, new
            {
                low = Math.Max(low, high - width + 1),
                high,
                last,
                station = query.StationNumber,
                from = query.From?.ToUnixTimeMilliseconds(),
                to = query.To?.ToUnixTimeMilliseconds(),
                action = query.Action,
                direction = (int?)query.Direction,
                messageId = query.MessageId,
                limit = query.Limit - found.Count,
            }).Select(row => row.ToMessage()));
        }
        return found;
    }

    private static string Text(MessageQuery query)
    {
        var sql = new StringBuilder("""
            with recursive blocks (block) as (
              select @low
              union all
              select block + 1 from blocks where block < @high
            )
            select messages.* from blocks
            cross join messages on messages.block = blocks.block and messages.station_number = @station
            where messages.id <= @last
            """);
        if (query.From is not null)
            sql.Append(" and at >= @from");
        if (query.To is not null)
            sql.Append(" and at < @to");
        if (query.Action is not null)
            sql.Append(" and action = @action");
        if (query.Direction is not null)
            sql.Append(" and direction = @direction");
        if (query.MessageId is not null)
            sql.Append(" and message_id = @messageId");
        return sql.Append(" order by messages.id desc limit @limit").ToString();
    }

    private long? FirstId() => _reader.Connection.ExecuteScalar<long?>("select min(id) from messages");

    private long? LastId() => _reader.Connection.ExecuteScalar<long?>("select max(id) from messages");

    /// <summary>The first id dated so or later, found by halving: ids ascend with time.</summary>
    private long? FirstIdAt(DateTimeOffset time)
    {
        var (low, high) = (FirstId(), LastId());
        if (low is null || high is null)
            return null;
        var at = time.ToUnixTimeMilliseconds();
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_reader.Connection.ExecuteScalar<long>("select at from messages where id >= @middle order by id limit 1", new { middle }) < at)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Deletes what is older than the retention, in small pieces between the other work.</summary>
    internal async Task DeleteOldAsync()
    {
        int deleted;
        do
        {
            _closing.Token.ThrowIfCancellationRequested();
            var before = (_clock.GetUtcNow() - _keep).ToUnixTimeMilliseconds();
            var unit = new Unit<int>(session => session.Connection.Execute(
                "delete from messages where id in (select id from messages order by id limit @RetentionChunk) and at < @before",
                new { before, RetentionChunk }));
            _writer.Add(unit);
            deleted = await unit.Task;
        }
        while (deleted == RetentionChunk);
    }

    private async Task KeepShortAsync()
    {
        using var timer = new PeriodicTimer(RetentionPeriod, _clock);
        try
        {
            do
            {
                try
                {
                    await DeleteOldAsync();
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    LogRetentionFailing(fault);
                }
            }
            while (await timer.WaitForNextTickAsync(_closing.Token));
        }
        catch (OperationCanceledException)
        {
            // The log closes.
        }
    }
}
