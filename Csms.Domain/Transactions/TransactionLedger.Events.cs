using Csms.Domain.Readings;
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
        var transaction = _book.FindByOcppId(session, station, report.OcppTransactionId) ?? _book.Add(session, NewRow(report, at, now), now);
        var isNew = transaction.SeqNos.Add(report.SeqNo);
        var authorization = report.Token is null ? null : Authorize(session, report, transaction);
        if (!isNew)
            return (new EventOutcome(checked((int)transaction.Row.Id), authorization, Repeated: true), default);

        Merge(session, transaction, report, authorization);
        _book.Append(session, transaction, station, values, report.SeqNo, now);
        Advance(transaction, report, values, at, now);
        if (report.Salvaged)
            transaction.Flag(TransactionFlag.Salvaged);
        // Without a reading that tells the sequence number, the row must.
        transaction.HasNews |= values.Length == 0;
        CheckSeqNos(transaction);
        var changed = transaction.HasNews;
        _book.Save(session, transaction, now);
        return (new EventOutcome(checked((int)transaction.Row.Id), authorization, Repeated: false), changed ? NewsOf(transaction) : default);
    }

    private static TransactionRow NewRow(TransactionEventReport report, long at, long now) => new()
    {
        StationNumber = report.Station.Number,
        StationId = report.Station.Id,
        OcppId = report.OcppTransactionId,
        State = TransactionRow.Active,
        StartedAt = at,
        StartReceivedAt = now,
        SeqNos = "",
    };

    private Authorization Authorize(Session session, TransactionEventReport report, OpenTransaction transaction)
    {
        var isOwn = transaction.Row.TokenKey is null || transaction.Row.TokenKey == TokenBook.KeyOf(report.Token!.IdToken);
        return isOwn && report.Phase != TransactionPhase.Ended
            ? _authorizer.DecideStart(session, report.Token!, transaction.Row.Id, report.Station.Number, report.Evse ?? transaction.Row.Evse)
            : _authorizer.Decide(session, report.Token!);
    }

    /// <summary>OCPP 2.0.1 E 1.5: evse, idToken, reservationId and remoteStartId come once, with any event.</summary>
    private static void Merge(Session session, OpenTransaction transaction, TransactionEventReport report, Authorization? authorization)
    {
        var row = transaction.Row;
        if (report.Evse is { } evse && row.Evse is null)
        {
            // Field report 50: a station with one connector per EVSE may leave it out.
            (row.Evse, row.Connector) = (evse, report.Connector ?? 1);
            transaction.HasNews = true;
        }
        if (report.Token is { } token && row.IdToken is null)
        {
            (row.IdToken, row.IdTokenType, row.TokenKey) = (token.IdToken, token.Type, TokenBook.KeyOf(token.IdToken));
            row.GroupId = authorization?.GroupId;
            if (authorization is { IsAccepted: false })
                transaction.Flag(TransactionFlag.InvalidToken);
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
        }
    }

    private static void Advance(OpenTransaction transaction, TransactionEventReport report, EncodedValue[] values, long at, long now)
    {
        var row = transaction.Row;
        var isNewest = report.SeqNo == transaction.SeqNos.Max;
        if (isNewest && report.ChargingState is { } state && state != row.ChargingState)
        {
            row.ChargingState = state;
            transaction.HasNews = true;
        }
        if (report.Phase == TransactionPhase.Started)
        {
            (row.StartSeqNo, row.StartedAt, row.StartReceivedAt) = (report.SeqNo, at, now);
            row.MeterStart ??= FirstRegister(values);
            transaction.HasNews = true;
        }
        else if (row.StartSeqNo is null && at < row.StartedAt)
            row.StartedAt = at;
        if (report.Phase == TransactionPhase.Ended && row.EndReceivedAt is null)
        {
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
            transaction.Unflag(TransactionFlag.MissingSeqNo);
    }
}
