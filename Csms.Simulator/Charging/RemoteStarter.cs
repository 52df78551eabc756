using Csms.Simulator.Tokens;

namespace Csms.Simulator.Charging;

/// <summary>Starts on behalf of the CSMS.</summary>
internal static class RemoteStarter
{
    /// <summary>The EVSE to start at: the one that was named, or the first that can be used, best with a vehicle. Null when there is none.</summary>
    public static SimulatedEvse? Choose(SimulatedStation station, int? evseId, Token token, string? group)
    {
        // 1.6 §4.2, 2.0.1 B02.FR.05: a station that is not accepted starts nothing.
        if (station.Registration != Registration.Accepted || station.Boot.Rebooting)
            return null;
        if (evseId is { } id)
            return station.FindEvse(id) is { } named && Usable(named, token, group) ? named : null;
        return station.Evses.Where(evse => Usable(evse, token, group)).OrderByDescending(evse => evse.Plugged).FirstOrDefault();
    }

    public static void Start(SimulatedEvse evse, RemoteStart start)
    {
        if (!evse.Station.Settings.AuthorizeRemoteStart)
        {
            evse.Authorize(start);
            return;
        }
        CardReader.Check(evse.Station, start.Token, verdict =>
        {
            if (verdict.Accepted && evse.Authorized is null)
                evse.Authorize(start);
        });
    }

    private static bool Usable(SimulatedEvse evse, Token token, string? group) =>
        evse is { Operative: true, ErrorCode: null, Authorized: null, Transaction: null or { Token: null } }
        && (evse.Reservation is not { } reservation || reservation.For(token, group));
}
