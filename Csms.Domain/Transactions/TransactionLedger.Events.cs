using Csms.Domain.Readings;
using Csms.Domain.Reservations;
using Csms.Domain.Tokens;
using Csms.Storage.Engine;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>Transactions that the station numbers: events with sequence numbers, in any order.</summary>
public sealed partial class TransactionLedger
{
    private (EventOutcome Outcome, News News) Record(Session session, TransactionEventReport report, EncodedValue[] values, long now)
    {
        var station = report.Station.Number;
        var at = report.At.ToUnixTimeMilliseconds();
        var transaction = _book.FindByOcppId(session, station, report.OcppTransactionId, at);
        if (transaction is null || IsAnotherSession(transaction, report, at))
            transaction = _book.Add(session, NewRow(report, (transaction?.Row.Generation + 1) ?? 0, at, now), now);
        var isNew = transaction.SeqNos.Add(report.SeqNo);
        var authorization = report.Token is null ? null : Authorize(session, report, transaction);
        if (!isNew && IsRepeat(transaction, report, at) && !HasNewReadings(session, transaction, report, values))
            return (new EventOutcome(checked((int)transaction.Row.Id), authorization, Repeated: true), default);

        Merge(session, transaction, report, authorization, at, now);
        if (isNew)
            _book.Append(session, transaction, station, values, report.SeqNo, now);
        else
        {
            foreach (var value in values)
                _book.AppendOnce(session, transaction, station, value, report.SeqNo, now);
            transaction.Flag(TransactionFlag.ReusedSeqNo);
        }
        if (transaction.Row.Generation > 0)
            transaction.Flag(TransactionFlag.ReusedId);
        if (report.Token is { } token)
            KeepToken(session, transaction, token, !MayCharge(report), authorization!, at);
        Follow(session, transaction, report, at);
        Reopen(session, transaction, report, at);
        Advance(transaction, report, values, at, now);
        if (report is { Phase: TransactionPhase.Started, Offline: false } && authorization is null or { IsAccepted: true })
            Replace(session, transaction, at, now);
        if (report.Salvaged)
            transaction.Flag(TransactionFlag.Salvaged);
        // Without a reading that tells the sequence number, the row must.
        transaction.HasNews |= values.Length == 0;
        CheckSeqNos(transaction);
        var changed = transaction.HasNews;
        _book.Save(session, transaction, now);
        return (new EventOutcome(checked((int)transaction.Row.Id), authorization, Repeated: false), (changed ? NewsOf(session, transaction, now) : default) with { Meter = MeterOf(transaction, report) });
    }

    // Most updates change nothing but what has been measured: that is told as meter values that come by themselves are.
    private (string, MeterReport)? MeterOf(OpenTransaction transaction, TransactionEventReport report) => !_events.HasSubscribers || report.Values.Count == 0
        ? null
        : (report.Station.Id, new MeterReport
        {
            Evse = transaction.Row.Evse ?? 0, Connector = transaction.Row.Connector ?? 0, TransactionId = transaction.Row.Id, Values = report.Values,
        });

    private static TransactionRow NewRow(TransactionEventReport report, int generation, long at, long now) => new()
    {
        StationNumber = report.Station.Number,
        StationId = report.Station.Id,
        OcppId = report.OcppTransactionId,
        Generation = generation,
        State = TransactionRow.Active,
        StartedAt = at,
        StartReceivedAt = now,
        SeqNos = "",
    };

    /// <summary>The transaction of this id is over, and another one begins: the station does not keep its ids apart.</summary>
    private static bool IsAnotherSession(OpenTransaction transaction, TransactionEventReport report, long at) =>
        report.Phase == TransactionPhase.Started
        && transaction.Row is { StartSeqNo: not null, EndReceivedAt: not null } row
        && at > row.StartedAt && at >= row.EndedAt;

    /// <summary>
    /// Whether an event whose number has come before may be the same event: as far as the row tells. An update is told by its readings, since nothing
    /// else of it is kept.
    /// </summary>
    private static bool IsRepeat(OpenTransaction transaction, TransactionEventReport report, long at) => report.Phase switch
    {
        TransactionPhase.Started => transaction.Row.StartSeqNo == report.SeqNo && transaction.Row.StartedAt == at,
        TransactionPhase.Ended => transaction.Row.EndSeqNo == report.SeqNo && transaction.Row.EndedAt == at,
        _ => transaction.Row.StartSeqNo != report.SeqNo && transaction.Row.EndSeqNo != report.SeqNo,
    };

    private bool HasNewReadings(Session session, OpenTransaction transaction, TransactionEventReport report, EncodedValue[] values) =>
        report.Phase == TransactionPhase.Updated
        && Array.Exists(values, value => !_book.Holds(session, transaction, report.Station.Number, value));

    /// <summary>An EVSE that begins anew has ended what ran there; that end was lost. The same as a 1.6 connector's.</summary>
    private void Replace(Session session, OpenTransaction transaction, long at, long now)
    {
        if (transaction.Row.Evse is not { } evse)
            return;
        var replaced = _book.Of(session, transaction.Row.StationNumber).Open
            .Where(open => open != transaction && open.Row.Evse == evse && open.Row.StartedAt <= at)
            .ToList();
        Replace(session, replaced, at, now);
    }

    private Authorization Authorize(Session session, TransactionEventReport report, OpenTransaction transaction)
    {
        var isOwn = transaction.Row.TokenKey is null
            || transaction.Row.TokenKey == report.Token!.Key
            || (transaction.Has(TransactionFlag.InvalidToken) && MayCharge(report));
        var where = new Presentation { Station = report.Station, Evse = report.Evse ?? transaction.Row.Evse, At = report.At, Verdict = report.Verdict };
        return isOwn && MayCharge(report)
            ? _authorizer.DecideStart(session, report.Token!, transaction.Row.Id, where)
            : _authorizer.Decide(session, report.Token!, where with { IsStop = !MayCharge(report) });
    }

    /// <summary>A token with an end, or with the wish to stop, is not there to charge.</summary>
    private static bool MayCharge(TransactionEventReport report) => report.Phase != TransactionPhase.Ended && report.Trigger != "StopAuthorized";

    /// <summary>OCPP 2.0.1 E 1.5: evse, idToken, reservationId and remoteStartId come once, with any event.</summary>
    private static void Merge(
        Session session, OpenTransaction transaction, TransactionEventReport report, Authorization? authorization, long at, long now)
    {
        var row = transaction.Row;
        var mayUseReservation = false;
        if (report.Evse is { } evse && row.Evse is null)
        {
            // Field report 50: a station with one connector per EVSE may leave it out.
            (row.Evse, row.Connector) = (evse, report.Connector ?? 1);
            mayUseReservation = row.IdToken is not null && MayCharge(report);
            transaction.HasNews = true;
        }
        // After a refused token the driver may present another one, which is then the one that charges.
        var isBetter = transaction.Has(TransactionFlag.InvalidToken) && MayCharge(report) && authorization is { IsAccepted: true };
        if (report.Token is { } token && (row.IdToken is null || isBetter))
        {
            (row.IdToken, row.IdTokenType, row.TokenKey) = (token.Shown, token.Type, token.Key);
            mayUseReservation = MayCharge(report);
            row.GroupId = authorization?.GroupId;
            if (authorization is { IsAccepted: false })
                transaction.Flag(TransactionFlag.InvalidToken);
            else
                transaction.Unflag(TransactionFlag.InvalidToken);
            transaction.HasNews = true;
        }
        if (report.RemoteStartId is { } remoteStart && row.RemoteStartId is null)
        {
            row.RemoteStartId = remoteStart;
            RemoteStartRows.Link(session, row.StationNumber, remoteStart, row.Id);
            transaction.HasNews = true;
        }
        if (report.ReservationId is { } reservation && row.ReservationId is null)
        {
            row.ReservationId = reservation;
            transaction.HasNews = true;
            mayUseReservation = true;
        }
        if (mayUseReservation)
            ReservationFate.Use(session, row, report.ReservationId, at, now);
    }

    private static void Advance(OpenTransaction transaction, TransactionEventReport report, EncodedValue[] values, long at, long now)
    {
        var row = transaction.Row;
        if (report.Phase == TransactionPhase.Started && row.StartSeqNo is null)
        {
            (row.StartSeqNo, row.StartedAt, row.StartReceivedAt) = (report.SeqNo, at, now);
            row.MeterStart ??= FirstRegister(values);
            CheckOrder(transaction);
            transaction.HasNews = true;
        }
        else if (row.StartSeqNo is null && at < row.StartedAt)
            row.StartedAt = at;
        if (report.Phase == TransactionPhase.Ended && row.EndReceivedAt is not null)
            transaction.Flag(TransactionFlag.ContradictingStop);
        else if (report.Phase == TransactionPhase.Ended)
        {
            TakeLateEnd(transaction);
            End(transaction, at, report.StoppedReason ?? "Local");
            (row.EndSeqNo, row.EndReceivedAt) = (report.SeqNo, now);
            row.MeterStop ??= LastRegister(values);
        }
        if (report.Phase != TransactionPhase.Updated)
            transaction.CheckClock(at, now, report.Offline);
    }

    private static long? FirstRegister(EncodedValue[] values) => Array.Find(values, value => value.Energy is not null).Energy;

    private static long? LastRegister(EncodedValue[] values) => Array.FindLast(values, value => value.Energy is not null).Energy;

    private static void CheckSeqNos(OpenTransaction transaction)
    {
        if (transaction.Row.StartSeqNo is null || transaction.SeqNos.Missing(transaction.Row.StartSeqNo.Value) is not null)
            transaction.Flag(TransactionFlag.MissingSeqNo);
        else
        {
            transaction.Unflag(TransactionFlag.MissingSeqNo);
            if (transaction.Row.EndReceivedAt is not null)
                transaction.Unflag(TransactionFlag.EventsLost);
        }
    }
}
