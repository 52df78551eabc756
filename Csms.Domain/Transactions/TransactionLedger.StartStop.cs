using System.Globalization;
using Csms.Domain.Readings;
using Csms.Domain.Reservations;
using Csms.Domain.Tokens;
using Csms.Storage.Engine;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>Transactions that the CSMS numbers: one message begins them, one ends them.</summary>
public sealed partial class TransactionLedger
{
    private const long MilliWh = 1_000;

    /// <summary>Registers beyond this, in Wh, are no meter's.</summary>
    private const long MaxRegisterWh = 4_000_000_000_000;

    private (StartOutcome Outcome, News News) Start(Session session, StartReport start, long now)
    {
        var station = start.Station.Number;
        var at = start.At.ToUnixTimeMilliseconds();
        var token = start.Token.Key;
        var first = string.Create(CultureInfo.InvariantCulture, $"{start.Evse}|{start.Connector}|{at}|{token}|{start.MeterStartWh}");
        var key = first;
        var where = new Presentation { Station = start.Station, Evse = start.Evse, At = start.At, Verdict = start.Verdict };
        while (TransactionRows.FindByStartKey(session, station, key) is { } known)
        {
            // A clock that begins anew with each boot tells the same time twice (field report 57): after the end it is another start.
            if (at < PlausibleClock.Earliest && known.EndReceivedAt is not null)
            {
                key = string.Create(CultureInfo.InvariantCulture, $"{first}|{known.Id}");
                continue;
            }
            // Field report 37: also after its stop the start has the same answer.
            return (new StartOutcome(
                (int)known.Id, _authorizer.DecideStart(session, start.Token, known.Id, where), Repeated: true), default);
        }

        var authorization = _authorizer.DecideStart(session, start.Token, null, where);
        if (authorization.IsAccepted)
            Replace(session, start, at, now);
        var transaction = _book.Add(session, new TransactionRow
        {
            StationNumber = station,
            StationId = start.Station.Id,
            StartKey = key,
            Evse = start.Evse,
            Connector = start.Connector,
            IdToken = start.Token.Shown,
            IdTokenType = start.Token.Type,
            TokenKey = token,
            GroupId = authorization.GroupId,
            State = TransactionRow.Active,
            StartedAt = at,
            StartReceivedAt = now,
            MeterStart = Register(start.MeterStartWh),
            ReservationId = start.ReservationId,
            RemoteStartId = RemoteStarts.Waiting(session, station, token, start.Evse, at, now),
        }, now);
        if (transaction.Row.RemoteStartId is { } remoteStart)
            RemoteStartRows.Link(session, station, remoteStart, transaction.Row.Id);
        ReservationFate.Use(session, transaction.Row, start.ReservationId, at, now);
        KeepToken(session, transaction, start.Token, stops: false, authorization, at);
        FollowStart(session, transaction);
        if (!authorization.IsAccepted)
            transaction.Flag(TransactionFlag.InvalidToken);
        if (transaction.Row.MeterStart is null)
            transaction.Flag(TransactionFlag.Implausible);
        if (start.Salvaged)
            transaction.Flag(TransactionFlag.Salvaged);
        transaction.CheckClock(at, now, mayBeLate: true);
        _book.Save(session, transaction, now);
        return (new StartOutcome(checked((int)transaction.Row.Id), authorization, Repeated: false), NewsOf(session, transaction, now));
    }

    /// <summary>
    /// A connector that starts anew has ended what ran there; that stop was lost. Not so when the token is refused (field report 44), nor when the
    /// start is older than what runs: then it comes from the station's queue.
    /// </summary>
    private void Replace(Session session, StartReport start, long at, long now)
    {
        var replaced = _book.Of(session, start.Station.Number).Open
            .Where(open => open.Row.Evse == start.Evse && open.Row.Connector == start.Connector && open.Row.StartedAt <= at)
            .ToList();
        Replace(session, replaced, at, now);
    }

    private void Replace(Session session, List<OpenTransaction> replaced, long at, long now)
    {
        foreach (var old in replaced)
        {
            End(old, at, nameof(ClosingRule.Replaced));
            old.Flag(TransactionFlag.Replaced);
            _book.Save(session, old, now);
            Note(session, old, "another one began on its connector; its own end was lost", now);
        }
    }

    private (StopOutcome Outcome, News News) Stop(Session session, StopReport stop, EncodedValue[] values, long now)
    {
        var station = stop.Station.Number;
        var authorization = stop.Token is null ? null : _authorizer.Decide(session, stop.Token, new Presentation { Station = stop.Station, IsStop = true, Verdict = stop.Verdict });
        var transaction = (stop.TransactionId > 0 ? _book.Find(session, station, stop.TransactionId) : null) ?? Match(session, stop, authorization);
        if (transaction is null)
            return Orphan(session, stop, values, authorization, now);
        if (transaction.Row.EndReceivedAt is not null)
        {
            var contradicts = Contradict(session, transaction, stop, values, now);
            return (new StopOutcome((int)transaction.Row.Id, authorization, !contradicts), contradicts ? NewsOf(session, transaction, now) : default);
        }

        if (transaction.Row.Id != stop.TransactionId)
            transaction.Flag(TransactionFlag.MatchedStop);
        TakeLateEnd(transaction);
        if (stop.Token is not null)
            KeepToken(session, transaction, stop.Token, stops: true, authorization!, stop.At.ToUnixTimeMilliseconds());
        transaction.CheckClock(stop.At.ToUnixTimeMilliseconds(), now, mayBeLate: true);
        Finish(session, transaction, stop, values, now);
        return (new StopOutcome((int)transaction.Row.Id, authorization, Repeated: false), NewsOf(session, transaction, now));
    }

    /// <summary>
    /// OCPP 1.6 errata 3.18: -1, and 0 in the field, is the transaction whose start was never answered: of the open ones that began before with no more
    /// on the meter, the only one of its token, or the only one at all unless its driver is another. A repeat finds the one it has ended. Any other id that is
    /// not this station's names nothing (field reports 45, 46).
    /// </summary>
    private OpenTransaction? Match(Session session, StopReport stop, Authorization? authorization)
    {
        if (stop.TransactionId > 0)
            return null;
        var at = stop.At.ToUnixTimeMilliseconds();
        var token = stop.Token?.Key;
        if (TransactionRows.FindByStop(session, stop.Station.Number, at, Register(stop.MeterStopWh)) is { } row
            && new OpenTransaction(row, 0) is var repeated
            && (token is null || row.TokenKey is null || row.TokenKey == token || IsOfGroup(repeated, authorization)))
            return repeated;
        var candidates = _book.Of(session, stop.Station.Number).Open
            .Where(open => open.Row.StartedAt <= at && (open.Row.MeterStart is null || open.Row.MeterStart <= (Register(stop.MeterStopWh) ?? long.MaxValue)))
            .ToList();
        var ofToken = candidates.FindAll(open => open.Row.TokenKey == token);
        return ofToken.Count == 1 ? ofToken[0]
            : candidates.Count == 1 && (token is null || IsOfGroup(candidates[0], authorization)) ? candidates[0]
            : null;
    }

    private static bool IsOfGroup(OpenTransaction transaction, Authorization? authorization) =>
        transaction.Row.GroupId is { } group && group.Equals(authorization?.GroupId, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A second stop that says something else than the first: the first one's register and time stand, what the second says is kept among the readings,
    /// its register too, and an operator decides. False for a mere repeat.
    /// </summary>
    private bool Contradict(Session session, OpenTransaction transaction, StopReport stop, EncodedValue[] values, long now)
    {
        var row = transaction.Row;
        var at = stop.At.ToUnixTimeMilliseconds();
        var register = Register(stop.MeterStopWh);
        if (row.EndedAt == at && (register is null || register == row.MeterStop))
            return false;
        var own = ReadingCodec.Encode([new(stop.At, [new() { Value = stop.MeterStopWh.ToString(CultureInfo.InvariantCulture), Unit = "Wh", Context = Units.End }])]);
        foreach (var value in values.Concat(own))
            _book.AppendOnce(session, transaction, stop.Station.Number, value, null, now);
        transaction.Flag(TransactionFlag.ContradictingStop);
        if (stop.Salvaged)
            transaction.Flag(TransactionFlag.Salvaged);
        _book.Save(session, transaction, now);
        return true;
    }

    private (StopOutcome Outcome, News News) Orphan(
        Session session, StopReport stop, EncodedValue[] values, Authorization? authorization, long now)
    {
        var station = stop.Station.Number;
        var at = stop.At.ToUnixTimeMilliseconds();
        var key = string.Create(CultureInfo.InvariantCulture, $"orphan|{stop.TransactionId}|{at}|{stop.MeterStopWh}");
        if (TransactionRows.FindByStartKey(session, station, key) is { } known)
            return (new StopOutcome((int)known.Id, authorization, Repeated: true), default);
        var transaction = _book.Add(session, new TransactionRow
        {
            StationNumber = station,
            StationId = stop.Station.Id,
            StartKey = key,
            IdToken = stop.Token?.Shown,
            IdTokenType = stop.Token?.Type,
            TokenKey = stop.Token?.Key,
            GroupId = authorization?.GroupId,
            State = TransactionRow.Ended,
            StartedAt = values.Length == 0 ? at : Math.Min(at, values.Min(value => value.Row.At)),
            StartReceivedAt = now,
        }, now);
        transaction.Flag(TransactionFlag.Orphan);
        Finish(session, transaction, stop, values, now);
        return (new StopOutcome(checked((int)transaction.Row.Id), authorization, Repeated: false), NewsOf(session, transaction, now));
    }

    private void Finish(Session session, OpenTransaction transaction, StopReport stop, EncodedValue[] values, long now)
    {
        var at = stop.At.ToUnixTimeMilliseconds();
        _book.Append(session, transaction, stop.Station.Number, values, null, now);
        End(transaction, at, stop.Reason ?? "Local");
        transaction.Row.EndReceivedAt = now;
        if (Register(stop.MeterStopWh) is { } register)
        {
            transaction.Row.MeterStop = register;
            // Not a sample: a stop below all of them must not hide the last one.
            if (transaction.Row.MeterLast is { } last && register < last)
                transaction.Flag(TransactionFlag.RegisterWentBackwards);
            else
                EnergyAccount.Observe(transaction, at, register);
        }
        else
            transaction.Flag(TransactionFlag.Implausible);
        if (stop.Salvaged)
            transaction.Flag(TransactionFlag.Salvaged);
        _book.Save(session, transaction, now);
    }

    /// <summary>Null for less than nothing, which stations send for a register that they do not know, and for more than any meter shows.</summary>
    private static long? Register(long wh) => wh is >= 0 and <= MaxRegisterWh ? wh * MilliWh : null;
}
