using System.Globalization;
using Csms.Domain.Readings;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Overview;
using Csms.Storage.Profiles;
using Csms.Storage.Readings;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>
/// Rows, readings and what is remembered of them, on the writer's thread only. What is remembered is always what the tables say within the open
/// transaction; when work is undone all of it is forgotten and read again on demand.
/// </summary>
internal sealed class LedgerBook
{
    /// <summary>How long a row may know less than the readings; what was not written is read from them again.</summary>
    private const long SaveEveryMs = 60_000;

    /// <summary>Rows written in one unit, so that nobody waits long behind them.</summary>
    private const int Chunk = 200;

    /// <summary>Within this time every row is written: when readings come, or else by <see cref="SaveIdle"/> once a minute.</summary>
    private static readonly TimeSpan Unsaved = TimeSpan.FromMinutes(3);

    private readonly Dictionary<long, StationLedger> _stations = [];
    private readonly ReadingStore _readings = new();

    /// <summary>What the transactions that run draw; may be asked on any thread.</summary>
    public RunningPower Power { get; } = new();

    public LedgerBook(Database database) => database.RolledBack += _stations.Clear;

    public StationLedger Of(Session session, long station)
    {
        if (!_stations.TryGetValue(station, out var ledger))
            _stations.Add(station, ledger = new StationLedger([.. TransactionRows.Open(session, station).Select(row => CatchUp(session, row))]));
        return ledger;
    }

    /// <summary>The station's transaction of this id, ended ones too; null when it is none of this station's.</summary>
    public OpenTransaction? Find(Session session, long station, long id) =>
        Of(session, station).ById(id)
        ?? (TransactionRows.Find(session, id) is { } row && row.StationNumber == station ? new OpenTransaction(row, 0) : null);

    /// <summary>The station's transaction of this id, ended ones too; where the station used the id again, the one that this time belongs to.</summary>
    public OpenTransaction? FindByOcppId(Session session, long station, string ocppId, long at)
    {
        var newest = Of(session, station).ByOcppId(ocppId) ?? ToEnded(TransactionRows.FindByOcppId(session, station, ocppId));
        return newest is { Row: { Generation: > 0, StartedAt: var started } } && at < started
            ? ToEnded(TransactionRows.FindByOcppId(session, station, ocppId, started)) ?? newest
            : newest;
    }

    public OpenTransaction Add(Session session, TransactionRow row, long now)
    {
        row.LastReadingId = _readings.Newest(session);
        TransactionRows.Insert(session, row);
        var transaction = new OpenTransaction(row, now);
        if (transaction.IsActive)
            Of(session, row.StationNumber).Open.Add(transaction);
        return transaction;
    }

    /// <summary>Stores meter values of a transaction and takes their registers in.</summary>
    public void Append(Session session, OpenTransaction transaction, long station, EncodedValue[] values, int? seqNo, long now)
    {
        foreach (var value in values)
        {
            var id = _readings.Append(session, station, transaction.Row.Evse ?? 0, transaction.Row.Connector ?? 0, transaction.Row.Id, seqNo, now, value.Row);
            Take(transaction, value, id, now);
        }
    }

    /// <summary>Stores one meter value that came by itself, unless it is there already: a message that was not answered in time is sent again.</summary>
    public void AppendOnce(Session session, StationLedger ledger, OpenTransaction? transaction, long station, MeterReport report, in EncodedValue value, long now)
    {
        var newest = transaction is null
            ? ledger.NewestOutside.TryGetValue((report.Evse, report.Connector), out var at) ? at : long.MaxValue
            : transaction.Row.LastReadingAt ?? long.MinValue;
        if (value.Row.At <= newest && _readings.Holds(session, station, report.Evse, report.Connector, transaction?.Row.Id, value.Row))
            return;
        var id = _readings.Append(session, station, report.Evse, report.Connector, transaction?.Row.Id, null, now, value.Row);
        if (transaction is not null)
            Take(transaction, value, id, now);
        else if (newest == long.MaxValue || value.Row.At > newest)
            ledger.NewestOutside[(report.Evse, report.Connector)] = value.Row.At;
    }

    /// <summary>Stores a meter value that a transaction may have already, unless it has.</summary>
    public void AppendOnce(Session session, OpenTransaction transaction, long station, in EncodedValue value, int? seqNo, long now)
    {
        if (Holds(session, transaction, station, value))
            return;
        Append(session, transaction, station, [value], seqNo, now);
    }

    /// <summary>Whether the same meter value is there already, as far as is looked.</summary>
    public bool Holds(Session session, OpenTransaction transaction, long station, in EncodedValue value) =>
        value.Row.At <= (transaction.Row.LastReadingAt ?? long.MinValue)
        && _readings.Holds(session, station, transaction.Row.Evse ?? 0, transaction.Row.Connector ?? 0, transaction.Row.Id, value.Row);

    /// <summary>Writes the row when it has news, or has not been written for a while.</summary>
    public void Save(Session session, OpenTransaction transaction, long now)
    {
        if (!transaction.HasNews && transaction.IsActive && now - transaction.SavedAt < SaveEveryMs)
            return;
        EnergyAccount.Settle(transaction);
        transaction.Row.SeqNos = transaction.Row.OcppId is null ? null : transaction.SeqNos.ToString();
        transaction.Row.HasGap = transaction.Row.OcppId is not null
            && (transaction.Has(TransactionFlag.MissingSeqNo) || transaction.Has(TransactionFlag.Replaced)) && !transaction.Has(TransactionFlag.EventsLost);
        TransactionRows.Update(session, transaction.Row);
        var energy = transaction.Row.Energy ?? 0;
        if (energy != transaction.SavedEnergy)
            DeliveryRows.AddEnergy(session, now, energy - transaction.SavedEnergy);
        transaction.SavedEnergy = energy;
        transaction.SavedAt = now;
        transaction.SavedReadingId = transaction.Row.LastReadingId;
        transaction.HasNews = false;
        if (transaction.IsActive)
            return;
        Power.Ended(transaction.Row.Id);
        Of(session, transaction.Row.StationNumber).Open.Remove(transaction);
        ProfileRows.RemoveOfTransaction(
            session, transaction.Row.StationNumber, transaction.Row.OcppId ?? transaction.Row.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A transaction that had been ended runs after all.</summary>
    public void Reopen(Session session, OpenTransaction transaction)
    {
        transaction.Row.State = TransactionRow.Active;
        Of(session, transaction.Row.StationNumber).Open.Add(transaction);
    }

    /// <summary>Brings a stored row up to what its readings say since it was written.</summary>
    public OpenTransaction CatchUp(Session session, TransactionRow row)
    {
        var transaction = new OpenTransaction(row, 0);
        var last = ReadingStore.LastId(session);
        for (var next = Math.Max(row.LastReadingId + 1, _readings.RecentFrom); next <= last;)
        {
            foreach (var reading in ReadingStore.Read(session, row.StationNumber, next, last, out next))
            {
                if (reading.TransactionId == row.Id)
                    TakeStored(transaction, reading);
            }
        }
        EnergyAccount.Settle(transaction);
        return transaction;
    }

    /// <summary>
    /// To be run first of all: brings the rows up to what the last process stored before it ended, however it ended. From then on only what is recent
    /// may be missing in a row, so that catching up does not take the longer the more is stored; <see cref="Recovered"/> says so once this is committed.
    /// </summary>
    /// <returns>The last reading that the rows know now.</returns>
    public long Recover(Session session, long now)
    {
        var active = TransactionRows.Active(session).ToDictionary(row => row.Id, row => new OpenTransaction(row, 0));
        foreach (var reading in ReadingStore.ReadNewest(session, Unsaved))
        {
            if (reading.TransactionId is { } id && active.TryGetValue(id, out var transaction) && reading.Id > transaction.SavedReadingId)
                TakeStored(transaction, reading);
        }
        foreach (var transaction in active.Values.Where(transaction => transaction.Row.LastReadingId > transaction.SavedReadingId))
            Save(session, transaction, now);
        return _readings.Newest(session);
    }

    public void Recovered(long lastReading) => _readings.BeginRecent(lastReading);

    /// <summary>Writes the rows of transactions that have become quiet; true when there may be more of them.</summary>
    public bool SaveIdle(Session session, long now)
    {
        var idle = _stations.Values
            .SelectMany(ledger => ledger.Open)
            .Where(open => open.Row.LastReadingId > open.SavedReadingId && now - open.SavedAt >= SaveEveryMs)
            .Take(Chunk)
            .ToList();
        foreach (var transaction in idle)
            Save(session, transaction, now);
        return idle.Count == Chunk;
    }

    private void Take(OpenTransaction transaction, in EncodedValue value, long readingId, long now)
    {
        var before = (transaction.Row.MeterLast, transaction.Row.MeterLastAt);
        transaction.Take(value, readingId);
        if (transaction.IsActive)
            Power.Told(transaction.Row, value, before, now);
    }

    private static OpenTransaction? ToEnded(TransactionRow? row) => row is null ? null : new OpenTransaction(row, 0);

    private static void TakeStored(OpenTransaction transaction, ReadingRow reading)
    {
        if (reading.SeqNo is { } seqNo)
            transaction.SeqNos.Add(seqNo);
        transaction.Take(new EncodedValue(new NewReading(reading.At, reading.Energy, null, null, []), reading.Energy, null, null), reading.Id);
    }
}
