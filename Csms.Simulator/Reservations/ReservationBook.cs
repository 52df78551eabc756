using Csms.Simulator.Tokens;

namespace Csms.Simulator.Reservations;

/// <summary>The reservations of a station; the same id replaces.</summary>
internal sealed class ReservationBook(SimulatedStation station)
{
    private readonly List<Reservation> _reservations = [];

    public Reservation? ForEvse(int evseId)
    {
        foreach (var reservation in _reservations)
        {
            if (reservation.EvseId == evseId)
                return reservation;
        }
        // A reservation of any EVSE takes the last one that is free.
        return _reservations.Count > 0 && evseId == LastFree() ? _reservations.Find(reservation => reservation.EvseId == 0) : null;
    }

    public ReserveOutcome Add(Reservation reservation)
    {
        if (reservation.Expires <= station.Now)
            return ReserveOutcome.Rejected;
        var outcome = reservation.EvseId == 0 ? AnyFree(reservation.Id) : Free(station.FindEvse(reservation.EvseId), reservation.Id);
        if (outcome != ReserveOutcome.Accepted)
            return outcome;
        if (Find(reservation.Id) is { } replaced)
            Drop(replaced);
        reservation.Expiry = station.Agenda.After(reservation.Expires - station.Now, () => Remove(reservation, expired: true));
        _reservations.Add(reservation);
        ReportStatus();
        return ReserveOutcome.Accepted;
    }

    public bool Cancel(int id)
    {
        if (Find(id) is not { } reservation)
            return false;
        Drop(reservation);
        ReportStatus();
        return true;
    }

    /// <summary>Ends a reservation that the CSMS did not end itself, and tells it.</summary>
    public void Remove(Reservation reservation, bool expired)
    {
        Drop(reservation);
        station.Dialect.ReservationEnded(reservation, expired);
        ReportStatus();
    }

    /// <summary>A transaction begins: the reservation that it was made for is used up.</summary>
    public Reservation? Use(int evseId, Token token)
    {
        var used = _reservations.Find(reservation => (reservation.EvseId == evseId || reservation.EvseId == 0) && reservation.For(token, GroupOf(token)));
        if (used is not null)
            Drop(used);
        return used;
    }

    private string? GroupOf(Token token) => station.TokenCache.Find(token)?.Group ?? station.LocalList.Find(token)?.Group;

    private Reservation? Find(int id) => _reservations.Find(reservation => reservation.Id == id);

    private void Drop(Reservation reservation)
    {
        reservation.Expiry?.Cancel();
        _reservations.Remove(reservation);
    }

    private void ReportStatus()
    {
        foreach (var evse in station.Evses)
            evse.ReportStatus();
    }

    private ReserveOutcome AnyFree(int id)
    {
        var best = ReserveOutcome.Rejected;
        foreach (var evse in station.Evses)
        {
            best = Free(evse, id);
            if (best == ReserveOutcome.Accepted)
                return best;
        }
        return best;
    }

    private ReserveOutcome Free(SimulatedEvse? evse, int id)
    {
        if (evse is null)
            return ReserveOutcome.Rejected;
        return evse.State switch
        {
            ConnectorState.Faulted => ReserveOutcome.Faulted,
            ConnectorState.Unavailable => ReserveOutcome.Unavailable,
            ConnectorState.Available => ReserveOutcome.Accepted,
            ConnectorState.Reserved when ForEvse(evse.Id)?.Id == id => ReserveOutcome.Accepted,
            _ => ReserveOutcome.Occupied,
        };
    }

    private int LastFree()
    {
        for (var i = station.Evses.Count - 1; i >= 0; i--)
        {
            var evse = station.Evses[i];
            if (evse is { Operative: true, ErrorCode: null, Plugged: false, InTransaction: false, Authorized: null }
                && !_reservations.Exists(reservation => reservation.EvseId == evse.Id))
            {
                return evse.Id;
            }
        }
        return -1;
    }
}
