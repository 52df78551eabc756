using Csms.Domain.Alarms;
using Csms.Domain.Timeline;
using Csms.Storage.Engine;
using Csms.Storage.Timeline;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>Transactions that their stations may never end, or never tell completely.</summary>
public sealed partial class TransactionLedger
{
    /// <summary>All that run, and those of which events are missing.</summary>
    public ValueTask<IReadOnlyList<TransactionInDoubt>> ListInDoubtAsync(CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<TransactionInDoubt>>(session => [.. DoubtRows.List(session).Select(ToDoubt)], cancellation);

    /// <summary>Ends a transaction by a rule, with the energy known so far, for an operator to look at. Null when there is nothing to be ended any more.</summary>
    public async ValueTask<Transaction?> CloseAsync(int id, ClosingRule rule, CancellationToken cancellation)
    {
        var now = Now();
        var (closed, alarm) = await _database.WriteAsync(session => Close(session, id, rule, now), cancellation);
        TellClosed(closed, alarm);
        return closed;
    }

    /// <summary>
    /// OCPP 2.0.1 E14: keeps what a station says of a transaction. Where nothing is still to be sent, missing events are lost; a transaction that runs no longer
    /// is ended then. Null when there is no such transaction.
    /// </summary>
    public async ValueTask<Transaction?> ToldAsync(int id, bool? isOngoing, bool hasMessagesInQueue, CancellationToken cancellation)
    {
        var now = Now();
        var (told, isClosed, alarm) = await _database.WriteAsync(session => Told(session, id, isOngoing, hasMessagesInQueue, now), cancellation);
        if (isClosed)
            TellClosed(told, alarm);
        return told;
    }

    private (Transaction? Told, bool IsClosed, Alarm? Alarm) Told(Session session, int id, bool? isOngoing, bool hasMessagesInQueue, long now)
    {
        if (Find(session, id) is not { } transaction)
            return default;
        (transaction.Row.AskedAt, transaction.Row.ToldOngoing, transaction.Row.ToldInQueue) = (now, isOngoing, hasMessagesInQueue);
        transaction.HasNews = true;
        if (!hasMessagesInQueue && transaction.Row.HasGap)
        {
            transaction.Flag(TransactionFlag.EventsLost);
            TimelineRows.Insert(
                session, transaction.Row.StationId, now, TimelineKind.Transaction, $"Transaction {id}: the events that are missing are lost, says the station", null);
        }
        var isClosed = !hasMessagesInQueue && isOngoing == false && transaction.IsActive;
        Alarm? alarm = null;
        if (isClosed)
            alarm = Close(session, transaction, ClosingRule.UnknownToStation, now);
        else
            _book.Save(session, transaction, now);
        return (TransactionMap.ToTransaction(transaction.Row), isClosed, alarm);
    }

    private (Transaction? Closed, Alarm? Alarm) Close(Session session, int id, ClosingRule rule, long now)
    {
        if (Find(session, id) is not { IsActive: true } transaction)
            return default;
        // What happened since it was looked at counts.
        if (rule == ClosingRule.ConnectorAvailable && DoubtRows.Find(session, id)?.AvailableAt is null)
            return default;
        var alarm = Close(session, transaction, rule, now);
        return (TransactionMap.ToTransaction(transaction.Row), alarm);
    }

    private Alarm? Close(Session session, OpenTransaction transaction, ClosingRule rule, long now)
    {
        var row = transaction.Row;
        // When it really ended nobody knows; not before the last that was heard of it.
        var at = Math.Max(row.StartedAt, Math.Min(now, Math.Max(row.LastReadingAt ?? 0, row.ChargingStateAt ?? 0)));
        End(transaction, at, $"{rule}");
        transaction.Flag(TransactionFlag.ClosedByRule);
        _book.Save(session, transaction, now);
        Note(session, transaction, WordsOf(rule), now);
        Owe(session, row, now);
        return AlarmBook.Raise(session, Sign(row, rule, now), now);
    }

    private static AlarmSign Sign(TransactionRow row, ClosingRule rule, long now) => new()
    {
        StationId = row.StationId,
        Source = AlarmSource.Transaction,
        Kind = $"{rule}",
        Place = $"{row.Id}",
        Severity = 6,
        Reason = $"Transaction {row.Id} was closed: {WordsOf(rule)}",
        At = DateTimeOffset.FromUnixTimeMilliseconds(now),
    };

    private static string WordsOf(ClosingRule rule) => rule switch
    {
        ClosingRule.ConnectorAvailable => "its connector has been Available for long, and no end came",
        ClosingRule.StationGone => "its station is gone",
        ClosingRule.UnknownToStation => "the station says that it does not run and that nothing of it is still to be sent",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private static void Note(Session session, OpenTransaction transaction, string why, long now) => TimelineRows.Insert(
        session, transaction.Row.StationId, now, TimelineKind.Transaction, $"Transaction {transaction.Row.Id} was closed: {why}", null);

    /// <summary>The station's own end counts for more than what was said in its place.</summary>
    private static void TakeLateEnd(OpenTransaction transaction)
    {
        transaction.Unflag(TransactionFlag.Replaced);
        if (transaction.Has(TransactionFlag.ClosedByRule) || transaction.Has(TransactionFlag.ClosedByOperator))
            transaction.Flag(TransactionFlag.LateEnd);
        transaction.Unflag(TransactionFlag.ClosedByRule);
    }

    private void Reopen(Session session, OpenTransaction transaction, TransactionEventReport report, long at)
    {
        if (report is { Phase: TransactionPhase.Updated, Offline: false })
            Reopen(session, transaction, at);
    }

    /// <summary>A transaction that a rule had ended goes on, unless another one has begun in its place.</summary>
    private void Reopen(Session session, OpenTransaction transaction, long at)
    {
        var row = transaction.Row;
        if (transaction.IsActive || row.EndReceivedAt is not null || !transaction.Has(TransactionFlag.ClosedByRule) || at <= row.EndedAt
            || (row.Evse is { } evse && _book.Of(session, row.StationNumber).Running(evse, row.Connector) is not null))
            return;
        (row.EndedAt, row.StopReason) = (null, null);
        transaction.Unflag(TransactionFlag.ClosedByRule);
        transaction.Unflag(TransactionFlag.EventsLost);
        transaction.Flag(TransactionFlag.Reopened);
        _book.Reopen(session, transaction);
    }

    private OpenTransaction? Find(Session session, int id) =>
        TransactionRows.Find(session, id) is { } stored ? _book.Find(session, stored.StationNumber, id) : null;

    private void TellClosed(Transaction? closed, Alarm? alarm)
    {
        if (closed is null)
            return;
        Publish(closed);
        _alarms.Tell(alarm);
    }

    private static TransactionInDoubt ToDoubt(DoubtRow row) => new()
    {
        Id = checked((int)row.Id),
        StationId = row.StationId,
        IsActive = row.State == TransactionRow.Active,
        HasGap = row.HasGap,
        StartReceivedAt = Time(row.StartReceivedAt)!.Value,
        AskedAt = Time(row.AskedAt),
        BootedAt = Time(row.BootedAt),
        LastSeenAt = Time(row.LastSeenAt),
        IsStationRemoved = row.RemovedAt is not null,
        AvailableAt = Time(row.AvailableAt),
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
