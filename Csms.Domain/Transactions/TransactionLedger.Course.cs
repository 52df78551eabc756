using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Storage.Engine;
using Csms.Storage.Stations;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>What transactions go through between their start and their end.</summary>
public sealed partial class TransactionLedger
{
    /// <summary>1.6: a connector's state tells what the transaction does that runs there; nothing happens when none does.</summary>
    /// <param name="state">The charging state in 2.0.1's words.</param>
    /// <param name="reportedAt">By the station's clock; null when it sent no time.</param>
    public async ValueTask FollowAsync(StationKey station, int evse, int connector, string state, DateTimeOffset? reportedAt, CancellationToken cancellation)
    {
        var now = Now();
        var at = reportedAt is { } told ? PlausibleClock.TimeOf(told, now) : now;
        Tell(await _database.WriteAsync(session => Follow(session, station, evse, connector, state, at, now), cancellation));
    }

    /// <summary>Charging states and tokens of a transaction; null when there is none of this id.</summary>
    public ValueTask<TransactionCourse?> CourseAsync(int id, CancellationToken cancellation)
    {
        var now = Now();
        return _database.ReadAsync(
            session => TransactionRows.Find(session, id) is { } row
                ? TransactionCourse.Of(row, TransactionCourseRows.States(session, id), TransactionCourseRows.Tokens(session, id), now)
                : null,
            cancellation);
    }

    private News Follow(Session session, StationKey station, int evse, int connector, string state, long at, long now)
    {
        // What is older than the transaction was said of the one before it.
        if (_book.Of(session, station.Number).Running(evse, connector) is not { Row: { OcppId: null } row } running || at < PlausibleClock.TimeOf(row.StartedAt, row.StartReceivedAt))
            return default;
        if (state == row.ChargingState && at >= row.ChargingStateAt)
            return default;
        TransactionCourseRows.PutState(session, row.Id, at, 0, state);
        if (at < row.ChargingStateAt)
            return default;
        (row.ChargingState, row.ChargingStateAt) = (state, at);
        running.HasNews = true;
        _book.Save(session, running, now);
        return NewsOf(session, running, now);
    }

    /// <summary>Some stations say that they charge before they say that a transaction has begun.</summary>
    private static void FollowStart(Session session, OpenTransaction transaction)
    {
        var row = transaction.Row;
        if (StationRows.Connector(session, row.StationNumber, row.Evse ?? 0, row.Connector ?? 0) is not { Status: "Charging" or "SuspendedEV" or "SuspendedEVSE" } connector)
            return;
        // A start from the station's queue is older than the state.
        var at = Math.Max(row.StartedAt, connector.StatusAt);
        TransactionCourseRows.PutState(session, row.Id, at, 0, connector.Status);
        (row.ChargingState, row.ChargingStateAt) = (connector.Status, at);
        transaction.HasNews = true;
    }

    private static void Follow(Session session, OpenTransaction transaction, TransactionEventReport report, long at)
    {
        var row = transaction.Row;
        var isNewest = report.SeqNo == transaction.SeqNos.Max;
        if (isNewest)
            row.TimeSpentCharging = report.TimeSpentChargingSeconds ?? row.TimeSpentCharging;
        if (report.ChargingState is not { } state)
            return;
        // Most events repeat the state. After a gap it may have been another one in between.
        if (isNewest && state == row.ChargingState && transaction.SeqNos.Contains(report.SeqNo - 1))
            return;
        TransactionCourseRows.PutState(session, row.Id, at, report.SeqNo, state);
        if (!isNewest || state == row.ChargingState)
            return;
        (row.ChargingState, row.ChargingStateAt) = (state, at);
        transaction.HasNews = true;
    }

    private static void KeepToken(Session session, OpenTransaction transaction, PresentedToken token, bool stops, Authorization authorization, long at) =>
        TransactionCourseRows.PutToken(
            session, transaction.Row.Id, at, token.Key, token.Shown, token.Type, stops, $"{authorization.Status}");
}
