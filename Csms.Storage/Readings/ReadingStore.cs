using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Readings;

/// <summary>
/// The meter values of all stations in the order in which they came. Ids are given by the one writer; the index (block, station) begins with
/// id >> <see cref="BlockBits"/>, so that new rows touch only its end however many there are. See <c>docs/adr</c>, meter readings.
/// </summary>
internal sealed class ReadingStore
{
    public const int BlockBits = 11;

    /// <summary>How many blocks one query walks: 64 times 2,048 rows of all stations together.</summary>
    private const int BlocksAtOnce = 64;

    private const string Insert = """
        insert into readings (id, block, station_number, evse, connector, transaction_id, seq_no, at, received_at, energy, power, soc, samples)
        values (@id, @block, @station, @evse, @connector, @transaction, @seq_no, @at, @received_at, @energy, @power, @soc, @samples)
        """;

    private const string Walk = """
        with recursive blocks (block) as (
          select @low
          union all
          select block + 1 from blocks where block < @high
        )
        select readings.* from blocks
        cross join readings on readings.block = blocks.block and readings.station_number = @station
        where readings.id between @first and @last
        order by readings.id
        """;

    private const string Search = """
        with recursive blocks (block) as (
          select @low
          union all
          select block + 1 from blocks where block < @high
        )
        select 1 from blocks
        cross join readings on readings.block = blocks.block and readings.station_number = @station
        where at = @at and coalesce(transaction_id, 0) = @transaction and (@transaction <> 0 or (evse = @evse and connector = @connector)) and samples = @samples
        limit 1
        """;

    /// <summary>Marks of the ids in time, one a minute: the oldest is three to four minutes old.</summary>
    private const int Marks = 4;
    private const long MarkEveryMs = 60_000;

    private const string Range = "select * from readings where id between @first and @last order by id";

    private readonly Queue<long> _marks = new();
    private long _markedAt;
    private long _recentFrom;
    private long _lastId = -1;

    /// <summary>An id that was appended a few minutes ago, or the first one since <see cref="BeginRecent"/>. May be asked on any thread.</summary>
    public long RecentFrom => Interlocked.Read(ref _recentFrom);

    /// <summary>From now on only what comes after this id is recent; before it is said, everything is.</summary>
    public void BeginRecent(long after) => Interlocked.CompareExchange(ref _recentFrom, after + 1, 0);

    /// <summary>Appends a meter value and returns its id. On the writer's session only.</summary>
    public long Append(Session session, long station, int evse, int connector, long? transaction, int? seqNo, long receivedAt, in NewReading reading)
    {
        var id = _lastId = Newest(session) + 1;
        if (receivedAt >= _markedAt + MarkEveryMs)
            Mark(id, receivedAt);
        session.Prepare(Insert)
            .Bind(id)
            .Bind(id >> BlockBits)
            .Bind(station)
            .Bind(evse)
            .Bind(connector)
            .Bind(transaction)
            .Bind(seqNo)
            .Bind(reading.At)
            .Bind(receivedAt)
            .Bind(reading.Energy)
            .Bind(reading.Power)
            .Bind(reading.Soc)
            .Bind(reading.Samples.AsSpan())
            .Run();
        return id;
    }

    /// <summary>The id of the newest meter value of all, as the writer knows it.</summary>
    public long Newest(Session session) => _lastId < 0 ? _lastId = LastId(session) : _lastId;

    /// <summary>Whether the same meter value of the transaction, or outside of any of the connector, is there already, among the newest of all stations: as far as one query walks.</summary>
    public bool Holds(Session session, long station, int evse, int connector, long? transaction, in NewReading reading)
    {
        var high = Newest(session) >> BlockBits;
        var search = session.Prepare(Search)
            .Bind(Math.Max(0, high - BlocksAtOnce + 1))
            .Bind(high)
            .Bind(station)
            .Bind(reading.At)
            .Bind(transaction ?? 0)
            .Bind(evse)
            .Bind(connector)
            .Bind(reading.Samples.AsSpan());
        var found = search.Step();
        if (found)
            search.Reset();
        return found;
    }

    /// <summary>All meter values received since a time before the newest one, of all stations.</summary>
    public static IEnumerable<ReadingRow> ReadNewest(Session session, TimeSpan before)
    {
        var last = LastId(session);
        var receivedAt = session.Connection.ExecuteScalar<long?>("select received_at from readings where id = @last", new { last }) ?? 0;
        var first = FirstIdSince(session, receivedAt - (long)before.TotalMilliseconds);
        return session.Connection.Query<ReadingRow>(Range, new { first, last }, buffered: false);
    }

    public static long LastId(Session session) => session.Connection.ExecuteScalar<long?>("select max(id) from readings") ?? 0;

    /// <summary>The first id received so or later, found by halving: ids ascend with the time of receipt.</summary>
    public static long FirstIdSince(Session session, long receivedAt)
    {
        var (low, high) = (1L, LastId(session) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = session.Connection.ExecuteScalar<long?>("select received_at from readings where id >= @middle order by id limit 1", new { middle });
            if (at < receivedAt)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>
    /// A station's meter values from one id on, as far as one query walks; <paramref name="next"/> is where to go on, beyond
    /// <paramref name="last"/> when that was all.
    /// </summary>
    public static IEnumerable<ReadingRow> Read(Session session, long station, long first, long last, out long next)
    {
        var low = first >> BlockBits;
        var high = Math.Min(last >> BlockBits, low + BlocksAtOnce - 1);
        next = (high + 1) << BlockBits;
        return session.Connection.Query<ReadingRow>(Walk, new { low, high, station, first, last });
    }

    private void Mark(long id, long at)
    {
        _markedAt = at;
        _marks.Enqueue(id);
        if (_marks.Count > Marks)
            _marks.Dequeue();
        if (RecentFrom != 0)
            Interlocked.Exchange(ref _recentFrom, _marks.Peek());
    }
}

/// <summary>A meter value ready to be stored. Times in milliseconds; energy, power and state of charge in thousandths.</summary>
internal readonly record struct NewReading(long At, long? Energy, long? Power, long? Soc, byte[] Samples);
