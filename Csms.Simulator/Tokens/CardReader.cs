using Csms.Simulator.Charging;

namespace Csms.Simulator.Tokens;

/// <summary>Decides about a token that is shown at an EVSE, or that the CSMS starts with.</summary>
internal static class CardReader
{
    public static void Present(SimulatedEvse evse, Token token)
    {
        var station = evse.Station;
        if (evse.Transaction is { Token: { } owner })
        {
            StopOrRefuse(evse, owner, token);
            return;
        }
        if (evse.Transaction is null && (!evse.Operative || evse.ErrorCode is not null || station.Boot.Rebooting))
            return;
        Check(station, token, verdict =>
        {
            if (verdict.Accepted && MayUse(evse, token, verdict) && evse.Authorized is null)
                evse.Authorize(token, SessionEvent.Authorized);
        });
    }

    /// <summary>Asks the list, the cache or the CSMS, in the order that the configuration says.</summary>
    public static void Check(SimulatedStation station, Token token, Action<Verdict> decided)
    {
        var known = Known(station, token);
        if (!station.Online)
        {
            var accepted = station.Settings.LocalAuthorizeOffline && known is not null ? known.HoldsAt(station.Now) : known is null && station.Settings.AllowOfflineForUnknown;
            decided(new Verdict(accepted, Group: known?.Group));
        }
        else if (station.Settings.LocalPreAuthorize && known?.HoldsAt(station.Now) == true)
        {
            decided(known);
        }
        else
        {
            station.Dialect.Authorize(token, verdict =>
            {
                if (verdict is not null)
                    Learn(station, token, verdict);
                decided(verdict ?? new Verdict(false));
            });
        }
    }

    /// <summary>Keeps what the CSMS said about a token; the local list, being the CSMS's too, is not touched.</summary>
    public static void Learn(SimulatedStation station, Token token, Verdict verdict)
    {
        if (station.Settings.CacheEnabled)
            station.TokenCache.Remember(token, verdict);
    }

    /// <summary>A reserved EVSE is for its token and its group alone.</summary>
    public static bool MayUse(SimulatedEvse evse, Token token, Verdict verdict) =>
        evse.Reservation is not { } reservation || reservation.For(token, verdict.Group);

    private static void StopOrRefuse(SimulatedEvse evse, Token owner, Token token)
    {
        var station = evse.Station;
        if (token.Equals(owner))
        {
            evse.End(StopCause.Local, token);
            return;
        }
        // Another card of the same group may stop the transaction; any other card changes nothing.
        Check(station, token, verdict =>
        {
            var group = Known(station, owner)?.Group;
            if (verdict.Accepted && group is not null && group == verdict.Group && owner.Equals(evse.Transaction?.Token))
                evse.End(StopCause.Local, token);
        });
    }

    private static Verdict? Known(SimulatedStation station, Token token) =>
        (station.Settings.LocalListEnabled ? station.LocalList.Find(token) : null)
        ?? (station.Settings.CacheEnabled ? station.TokenCache.Find(token) : null);
}
