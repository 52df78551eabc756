using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Storage.Engine;
using Csms.Storage.Reservations;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;
using Csms.Storage.Transactions;

namespace Csms.Domain.Reservations;

/// <summary>How reservations end by what happens at their stations; within the unit of work that keeps what happened.</summary>
internal static class ReservationFate
{
    /// <summary>
    /// A transaction has begun, or has come to know its token. OCPP 2.0.1 H01.FR.15, H03, OCPP 1.6 §5.13: it names the reservation that it uses up; where a
    /// station does not, the token or its group tells.
    /// </summary>
    public static void Use(Session session, TransactionRow transaction, int? named, long at, long now)
    {
        var used = named is { } id ? ReservationRows.OfId(session, id).FirstOrDefault(row => row.StationNumber == transaction.StationNumber) : null;
        if (used is null && ReservationRows.HasLive(session, transaction.StationNumber))
        {
            used = ReservationRows.Live(session, transaction.StationNumber)
                .Where(row => IsFor(row, transaction, at))
                .OrderBy(row => row.Evse is null).ThenBy(row => !IsSameToken(row, transaction))
                .FirstOrDefault();
        }
        if (used is null or { State: ReservationRow.Used })
            return;
        used.TransactionId = transaction.Id;
        End(session, used, ReservationRow.Used, $"Transaction {transaction.Id} began with it.", now);
        EndOthers(session, used, now);
    }

    /// <summary>Whether the connector was reserved until this report. To be asked before the report is kept.</summary>
    public static bool IsReleased(Session session, StationKey station, ConnectorReport report) =>
        report.Status == "Available"
        && ReservationRows.HasLive(session, station.Number)
        && StationRows.StatusOf(session, station.Number, report.Evse, report.Connector) == "Reserved";

    /// <summary>
    /// A connector's new state is kept. OCPP 1.6 §5.13, field report 68: what is out of order or out of service has no reservation any more; and 1.6 tells
    /// of the end of a reservation only by a reserved connector that is available again.
    /// </summary>
    /// <param name="isReleased">What <see cref="IsReleased"/> said before.</param>
    public static void Follow(Session session, StationKey station, ConnectorReport report, bool isReleased, long now)
    {
        var isOut = report.Status is "Faulted" or "Unavailable";
        if (!isReleased && !(isOut && ReservationRows.HasLive(session, station.Number)))
            return;
        // Where an EVSE has several connectors, it is lost with the last of them.
        if (isOut && report.Evse > 0 && !StationRows.IsOutOfService(session, station.Number, report.Evse))
            return;
        // By the station's clock, however far it is off: that is the one by which the station ends it.
        var at = report.At?.ToUnixTimeMilliseconds() ?? now;
        foreach (var row in ReservationRows.Live(session, station.Number))
        {
            // One that is still being asked for gets an answer, which decides.
            if (row.State == ReservationRow.Requested || (row.Evse != report.Evse && report.Evse > 0))
                continue;
            var where = report.Evse == 0 ? "The station" : $"Connector {report.Evse}/{report.Connector}";
            if (isOut)
                End(session, row, ReservationRow.Removed, $"{where} is {report.Status}.", now);
            else
                End(session, row, at >= row.ExpiresAt ? ReservationRow.Expired : ReservationRow.Removed, $"{where} is available again.", now);
        }
    }

    /// <summary>Ends a reservation and says so in the timeline.</summary>
    public static void End(Session session, ReservationRow row, int state, string reason, long now)
    {
        row.State = state;
        row.EndedAt ??= now;
        row.EndReason = reason;
        ReservationRows.Update(session, row);
        var where = row.Evse is { } evse ? $"of EVSE {evse}" : "of any EVSE";
        TimelineRows.Insert(session, row.StationId, now, TimelineKind.Status, $"Reservation {row.Id} {where} is over ({(ReservationState)state}): {reason}", null);
    }

    /// <summary>The station has no two reservations of one id.</summary>
    public static void EndOthers(Session session, ReservationRow kept, long now)
    {
        foreach (var other in ReservationRows.OfId(session, kept.Id).Where(other => other.IsLive && other.Number != kept.Number))
            End(session, other, ReservationRow.Cancelled, "Another request with the same id took its place.", now);
    }

    private static bool IsFor(ReservationRow row, TransactionRow transaction, long at) =>
        (row.Evse is null || row.Evse == transaction.Evse)
        && (IsSameToken(row, transaction)
            || (row.GroupId is { } group && group.Equals(transaction.GroupId, StringComparison.OrdinalIgnoreCase)))
        // A start that happened long before comes from the station's queue.
        && (at < PlausibleClock.Earliest || at >= row.CreatedAt - PlausibleClock.AheadMs);

    // 1.6 has no types of tokens: what is a key code there comes as any other token.
    private static bool IsSameToken(ReservationRow row, TransactionRow transaction) =>
        row.TokenKey == transaction.TokenKey
        || (KeyCode.IsMeant(row.IdTokenType) && transaction is { TokenKey: { } key, IdTokenType: null } && row.TokenKey == KeyCode.KeyOf(key));
}
