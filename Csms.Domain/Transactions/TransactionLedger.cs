using Csms.Domain.Alarms;
using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Overview;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>
/// The transactions of all stations. Everything a station sends about energy is kept; what contradicts itself is kept and flagged. Every verb
/// returns after its commit, and a repeated message changes nothing.
/// </summary>
public sealed partial class TransactionLedger : IAsyncDisposable
{
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromMinutes(1);

    private readonly Database _database;
    private readonly Authorizer _authorizer;
    private readonly RemoteStarts _remoteStarts;
    private readonly EventStream _events;
    private readonly AlarmBook _alarms;
    private readonly OutboxBook _outbox;
    private readonly TimeProvider _clock;
    private readonly LedgerBook _book;
    private readonly PeriodicFlush _flush;
    private readonly Task _recovery;

    public TransactionLedger(
        Database database, Authorizer authorizer, RemoteStarts remoteStarts, EventStream events, AlarmBook alarms, OutboxBook outbox, TimeProvider clock)
    {
        (_database, _authorizer, _remoteStarts, _events, _alarms, _outbox, _clock) = (database, authorizer, remoteStarts, events, alarms, outbox, clock);
        _book = new LedgerBook(database);
        _recovery = RecoverAsync();
        _flush = new PeriodicFlush(FlushPeriod, clock, FlushAsync);
    }

    /// <summary>1.6: keeps a start, decides the token and gives the transaction its id.</summary>
    public async ValueTask<StartOutcome> StartAsync(StartReport start, CancellationToken cancellation)
    {
        var now = Now();
        var (outcome, news) = await _database.WriteAsync(session => Start(session, start, now), cancellation);
        Tell(news);
        return outcome;
    }

    /// <summary>1.6: keeps a stop. Never refuses.</summary>
    public async ValueTask<StopOutcome> StopAsync(StopReport stop, CancellationToken cancellation)
    {
        var now = Now();
        var values = ReadingCodec.Encode(stop.Values);
        var (outcome, news) = await _database.WriteAsync(session => Stop(session, stop, values, now), cancellation);
        Tell(news);
        return outcome;
    }

    /// <summary>2.0.1: keeps an event, in whatever order events come.</summary>
    public async ValueTask<EventOutcome> RecordAsync(TransactionEventReport report, CancellationToken cancellation)
    {
        var now = Now();
        var values = ReadingCodec.Encode(report.Values);
        var (outcome, news) = await _database.WriteAsync(session => Record(session, report, values, now), cancellation);
        Tell(news);
        return outcome;
    }

    /// <summary>Keeps meter values that come by themselves, in a transaction or outside of one. One appended row per meter value.</summary>
    public ValueTask RecordAsync(StationKey station, MeterReport report, CancellationToken cancellation)
    {
        var now = Now();
        var values = ReadingCodec.Encode(report.Values);
        var kept = _database.WriteAsync(session => Record(session, station, report, values, now), cancellation);
        return _events.HasSubscribers ? TellMeterAsync(kept, station, report) : kept;
    }

    /// <summary>Ends a transaction by hand, without its station. Null when there is none; unchanged when it has ended.</summary>
    public async ValueTask<Transaction?> CloseAsync(int id, string operatorName, string reason, CancellationToken cancellation)
    {
        var now = Now();
        var closed = await _database.WriteAsync(session => Close(session, id, $"{reason} ({operatorName})", now), cancellation);
        if (closed is not null)
            Publish(closed);
        return closed;
    }

    /// <summary>The sum of what running transactions draw, in watts, as far as their meters have told since this process began.</summary>
    public decimal PowerW => _book.Power.Total(Now()) / 1000m;

    /// <summary>Whether a running transaction's energy flows; null when its meter has told nothing since this process began.</summary>
    internal EnergyFlow? EnergyFlowOf(long id) => _book.Power.FlowOf(id);

    /// <summary>Notes that somebody has looked at the flags of a transaction. Null when there is none; unchanged when it has no flags.</summary>
    public async ValueTask<Transaction?> ReviewAsync(int id, string operatorName, string note, CancellationToken cancellation)
    {
        var now = Now();
        var reviewed = await _database.WriteAsync(session => Review(session, id, operatorName, note, now), cancellation);
        if (reviewed is { Flags.Count: > 0 })
            Publish(reviewed);
        return reviewed;
    }

    public async ValueTask DisposeAsync()
    {
        await _recovery;
        await _flush.DisposeAsync();
    }

    private async Task RecoverAsync()
    {
        try
        {
            _book.Recovered(await _database.WriteAsync(session => _book.Recover(session, Now()), CancellationToken.None));
        }
        catch (DatabaseUnusableException)
        {
            // The writer has logged why. Without it all readings count as recent, which is right but slower.
        }
    }

    private async ValueTask FlushAsync()
    {
        while (await _database.WriteAsync(session => _book.SaveIdle(session, Now()), CancellationToken.None))
        {
            // Others get their turn in between.
        }
        await _database.WriteAsync(session => DeliveryRows.AddPower(session, Now(), _book.Power.Total(Now())), CancellationToken.None);
    }

    private Transaction? Close(Session session, int id, string reason, long now)
    {
        if (Find(session, id) is not { } transaction)
            return null;
        if (transaction.IsActive)
        {
            End(transaction, now, reason);
            transaction.Flag(TransactionFlag.ClosedByOperator);
            _book.Save(session, transaction, now);
            Note(session, transaction, reason, now);
            Owe(session, transaction.Row, now);
        }
        return TransactionMap.ToTransaction(transaction.Row);
    }

    private Transaction? Review(Session session, int id, string operatorName, string note, long now)
    {
        if (Find(session, id) is not { Row: var row })
            return null;
        if (row.Flags.Length > 0)
        {
            (row.ReviewedBy, row.ReviewedAt, row.ReviewNote, row.ReviewedFlags) = (operatorName, now, note, row.Flags);
            TransactionRows.PutReview(session, row);
            Owe(session, row, now);
        }
        return TransactionMap.ToTransaction(row);
    }

    private static void End(OpenTransaction transaction, long at, string? reason)
    {
        transaction.Row.State = TransactionRow.Ended;
        transaction.Row.EndedAt = at;
        transaction.Row.StopReason = reason;
        CheckOrder(transaction);
        transaction.HasNews = true;
    }

    /// <summary>An end before its start means that the clock was set in between, or is off.</summary>
    private static void CheckOrder(OpenTransaction transaction)
    {
        if (transaction.Row.EndedAt < transaction.Row.StartedAt)
            transaction.Flag(TransactionFlag.ClockOff);
    }

    private void Record(Session session, StationKey station, MeterReport report, EncodedValue[] values, long now)
    {
        var ledger = _book.Of(session, station.Number);
        var transaction = report.TransactionId > 0 ? _book.Find(session, station.Number, report.TransactionId.Value) : null;
        // Field report 49, OCPP 1.6 errata 3.18: values without a usable id belong to what runs there; the main meter's to nothing.
        var running = transaction is null && report.Evse > 0 ? ledger.Running(report.Evse, report.Connector) : null;
        foreach (var value in values)
        {
            var owner = transaction ?? (value.Row.At >= running?.Row.StartedAt ? running : null);
            _book.AppendOnce(session, ledger, owner, station.Number, report, value, now);
        }
        if ((transaction ?? running) is not { } touched)
            return;
        if (values.Length > 0)
            Reopen(session, touched, values.Max(value => value.Row.At));
        if (report.Salvaged)
            touched.Flag(TransactionFlag.Salvaged);
        _book.Save(session, touched, now);
    }

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What others are told after the commit; made on the writer's thread, which goes on to change the row.</summary>
    private News NewsOf(Session session, OpenTransaction transaction, long now)
    {
        Owe(session, transaction.Row, now);
        return new(transaction.Row.RemoteStartId, _events.HasSubscribers ? TransactionMap.ToTransaction(transaction.Row) : null);
    }

    /// <summary>Whoever is told by web hook is owed it from this commit on.</summary>
    private void Owe(Session session, TransactionRow row, long now) =>
        _outbox.Add(session, EventKind.Transaction, row.StationId, () => TransactionMap.ToTransaction(row), now);

    private void Publish(Transaction transaction)
    {
        _outbox.Wake();
        _events.Publish(EventKind.Transaction, transaction.StationId, transaction);
    }

    private void Tell(News news)
    {
        if (news.RemoteStart is { } remoteStart)
            _remoteStarts.Happened(remoteStart);
        if (news.IsNews)
            _outbox.Wake();
        if (news.Transaction is { } transaction)
            _events.Publish(EventKind.Transaction, transaction.StationId, transaction);
        if (news.Meter is { } meter)
            _events.Publish(EventKind.Meter, meter.StationId, meter.Report);
    }

    private async ValueTask TellMeterAsync(ValueTask kept, StationKey station, MeterReport report)
    {
        await kept;
        _events.Publish(EventKind.Meter, station.Id, report);
    }

    private readonly record struct News(int? RemoteStart, Transaction? Transaction, bool IsNews = true, (string StationId, MeterReport Report)? Meter = null);
}
