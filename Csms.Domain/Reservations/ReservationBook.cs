using System.Security.Cryptography;
using Csms.Domain.Events;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Reservations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Reservations;

/// <summary>
/// The reservations of all stations, from the wish to the end. An id belongs to one station; used again there it replaces, once the station has
/// accepted. How transactions and connectors end them is in <see cref="ReservationFate"/>.
/// </summary>
public sealed class ReservationBook(Database database, EventStream events, TimeProvider clock)
{
    /// <summary>Keeps a reservation before it is sent; null when its id is another station's.</summary>
    public ValueTask<RequestedReservation?> RequestAsync(StationKey station, NewReservation wish, CancellationToken cancellation)
    {
        var now = Now();
        var token = new PresentedToken(wish.IdToken, wish.IdTokenType);
        return database.WriteAsync(
            session =>
            {
                var id = wish.Id ?? FreeId(session);
                if (ReservationRows.OfId(session, id).Any(row => row.StationNumber != station.Number))
                    return null;
                return new RequestedReservation(ReservationRows.Insert(session, ToRow(station, id, wish, token, now)), id);
            },
            cancellation);
    }

    /// <summary>Keeps the station's answer, in its word: <c>Accepted</c>, or why not. Once accepted it has replaced those of the same id.</summary>
    public ValueTask AnsweredAsync(long number, string status, CancellationToken cancellation)
    {
        var now = Now();
        return ChangeAsync(number, (session, row) =>
        {
            row.Status = status;
            if (!row.IsLive)
            {
                // What came of it was faster than the answer.
                ReservationRows.Update(session, row);
            }
            else if (status == "Accepted")
            {
                row.State = ReservationRow.Accepted;
                ReservationRows.Update(session, row);
                ReservationFate.EndOthers(session, row, now);
            }
            else
                ReservationFate.End(session, row, ReservationRow.Refused, $"The station answered {status}.", now);
        }, cancellation);
    }

    /// <summary>The station answered with an error.</summary>
    public ValueTask FailedAsync(long number, string reason, CancellationToken cancellation)
    {
        var now = Now();
        return ChangeAsync(number, (session, row) =>
        {
            if (row.IsLive)
                ReservationFate.End(session, row, ReservationRow.Refused, reason, now);
        }, cancellation);
    }

    /// <summary>It was sent, and no answer came that can be read: the station may have it or not.</summary>
    public ValueTask UnansweredAsync(long number, CancellationToken cancellation) => ChangeAsync(number, Doubt, cancellation);

    /// <summary>It was never sent: there is nothing to be known of it.</summary>
    public ValueTask NotSentAsync(long number, CancellationToken cancellation) =>
        database.WriteAsync(session => ReservationRows.Remove(session, number), cancellation);

    /// <summary>A cancellation was sent, and no answer came that can be read.</summary>
    public ValueTask CancelUnansweredAsync(StationKey station, int id, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            foreach (var row in Of(session, station, id))
                Doubt(session, row);
        },
        cancellation);

    /// <summary>A cancellation was answered: either way the station has no reservation of this id any more.</summary>
    /// <param name="by">Who wanted it.</param>
    /// <param name="wasKnown">False when the station had none of this id.</param>
    public ValueTask CancelledAsync(StationKey station, int id, string by, bool wasKnown, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var rows = Of(session, station, id);
                // The connector's new state may have been faster than the answer.
                if (wasKnown && rows is [{ State: ReservationRow.Removed } released, ..])
                    ReservationFate.End(session, released, ReservationRow.Cancelled, $"Cancelled by {by}.", now);
                foreach (var row in rows.Where(row => row.IsLive))
                {
                    if (wasKnown)
                        ReservationFate.End(session, row, ReservationRow.Cancelled, $"Cancelled by {by}.", now);
                    else if (row.State == ReservationRow.Unknown)
                        ReservationFate.End(session, row, ReservationRow.Cancelled, $"Cancelled by {by}; the station did not have it.", now);
                    else if (row.State == ReservationRow.Accepted)
                        ReservationFate.End(session, row, ReservationRow.Removed, "When it was cancelled the station did not have it any more.", now);
                }
            },
            cancellation);
    }

    /// <summary>The station says that it has ended a reservation by itself. One that is not known here is noted in the timeline.</summary>
    /// <param name="isExpired">Its time was over; otherwise the station gave it up.</param>
    public async ValueTask EndedAsync(StationKey station, int id, bool isExpired, CancellationToken cancellation)
    {
        var now = Now();
        var state = isExpired ? ReservationRow.Expired : ReservationRow.Removed;
        var ended = await database.WriteAsync(
            session =>
            {
                var rows = Of(session, station, id);
                if (rows.Count == 0)
                {
                    TimelineRows.Insert(
                        session, station.Id, now, TimelineKind.Status, $"Reservation {id} is over ({(ReservationState)state}), says the station; it is not known here.", null);
                    return rows;
                }
                var live = rows.FindAll(row => row.IsLive);
                // Of two with this id the one that is still being asked for is not meant.
                var over = live.Exists(row => row.State != ReservationRow.Requested) ? live.FindAll(row => row.State != ReservationRow.Requested) : live;
                // The station's word is better than what was taken from its connector, or from our clock.
                if (live.Count == 0 && rows[0].State is ReservationRow.Expired or ReservationRow.Removed && rows[0].State != state)
                    over = [rows[0]];
                foreach (var row in over)
                    ReservationFate.End(session, row, state, isExpired ? "The station says that its time is over." : "The station gave it up.", now);
                return over;
            },
            cancellation);
        Tell(ended);
    }

    /// <summary>Ends those whose time is over by our clock: a 1.6 station does not tell, one that is offline cannot.</summary>
    public async ValueTask ExpireAsync(CancellationToken cancellation)
    {
        var now = Now();
        // There is seldom one, and a look costs no flush of the disk.
        if (!await database.ReadAsync(session => ReservationRows.Due(session, now).Any(), cancellation))
            return;
        Tell(await database.WriteAsync(
            session =>
            {
                var due = ReservationRows.Due(session, now).ToList();
                foreach (var row in due)
                    ReservationFate.End(session, row, ReservationRow.Expired, "Its time is over.", now);
                return due;
            },
            cancellation));
    }

    /// <summary>To be said at start: whatever was being asked for when the process ended is in doubt.</summary>
    public ValueTask RecoverAsync(CancellationToken cancellation) => database.WriteAsync(ReservationRows.Recover, cancellation);

    /// <summary>Those that their stations may have or not.</summary>
    public ValueTask<IReadOnlyList<Reservation>> ListUnansweredAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Reservation>>(session => [.. ReservationRows.Unanswered(session).Select(ToReservation)], cancellation);

    /// <summary>The one of this id that lives, else the newest; null when there never was one.</summary>
    public ValueTask<Reservation?> FindAsync(int id, CancellationToken cancellation) => database.ReadAsync(
        session => ReservationRows.OfId(session, id).FirstOrDefault() is { } row ? ToReservation(row) : null, cancellation);

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Reservation>> ListAsync(ReservationQuery query, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [.. ReservationRows.List(session, query.StationId, (int?)query.State, page.AfterId, page.Limit + 1)], row => $"{row.Number}", ToReservation),
        cancellation);

    private ValueTask ChangeAsync(long number, Action<Session, ReservationRow> change, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            if (ReservationRows.FindByNumber(session, number) is { } row)
                change(session, row);
        },
        cancellation);

    private static void Doubt(Session session, ReservationRow row)
    {
        if (!row.IsLive)
            return;
        row.State = ReservationRow.Unknown;
        ReservationRows.Update(session, row);
    }

    private static List<ReservationRow> Of(Session session, StationKey station, int id) =>
        [.. ReservationRows.OfId(session, id).Where(row => row.StationNumber == station.Number)];

    // Not counted up: a number must be free on every node, and stations may still have reservations of another system.
    private static int FreeId(Session session)
    {
        int id;
        do
            id = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        while (ReservationRows.OfId(session, id).Any());
        return id;
    }

    private void Tell(IReadOnlyList<ReservationRow> ended)
    {
        if (!events.HasSubscribers)
            return;
        foreach (var row in ended)
            events.Publish(EventKind.Command, row.StationId, new { Command = "reserve", ReservationId = row.Id, Status = $"{(ReservationState)row.State}", Reason = row.EndReason });
    }

    private static ReservationRow ToRow(StationKey station, int id, NewReservation wish, PresentedToken token, long now) => new()
    {
        Id = id,
        StationNumber = station.Number,
        Evse = wish.Evse,
        Connector = wish.Connector,
        ConnectorType = wish.ConnectorType,
        IdToken = token.Shown,
        IdTokenType = token.Type,
        TokenKey = token.Key,
        GroupId = wish.GroupIdToken,
        ExpiresAt = wish.ExpiresAt.ToUnixTimeMilliseconds(),
        State = ReservationRow.Requested,
        CreatedAt = now,
    };

    private static Reservation ToReservation(ReservationRow row) => new()
    {
        Id = row.Id,
        StationId = row.StationId,
        EvseId = row.Evse,
        ConnectorId = row.Connector,
        ConnectorType = row.ConnectorType,
        IdToken = row.IdToken,
        IdTokenType = row.IdTokenType,
        GroupIdToken = row.GroupId,
        ExpiresAt = Time(row.ExpiresAt),
        State = (ReservationState)row.State,
        Status = row.Status,
        CreatedAt = Time(row.CreatedAt),
        EndedAt = row.EndedAt is { } ended ? Time(ended) : null,
        EndReason = row.EndReason,
        TransactionId = (int?)row.TransactionId,
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
