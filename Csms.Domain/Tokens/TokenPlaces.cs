using Csms.Domain.Stations;
using Csms.Storage.Engine;
using Csms.Storage.Tokens;

namespace Csms.Domain.Tokens;

/// <summary>At which EVSEs of a station a token's rules let it charge. OCPP 2.0.1 C01.FR.18 to .22.</summary>
internal static class TokenPlaces
{
    private static readonly Judgement Everywhere = new(null, "", null);

    public static Judgement Judge(Session session, TokenRules rules, StationKey? station, int? evse)
    {
        if (station is null || (rules.Places is null && rules.ConnectorTypes is null))
            return Everywhere;
        var here = rules.Places?.Where(place => place.StationId == station.Id).ToList();
        if (here is { Count: 0 })
            return new(AuthorizationStatus.NotAtThisLocation, "It may not charge at this station.", null);
        var placed = here is null || here.Exists(place => place.EvseIds is null) ? null : here.SelectMany(place => place.EvseIds!).ToHashSet();
        var types = rules.ConnectorTypes is null ? null : PlaceRows.ConnectorTypes(session, station.Number).ToLookup(told => told.Evse, told => told.Type);
        bool Fits(int at) => types is null || !types.Contains(at) || types[at].Any(type => rules.ConnectorTypes!.Contains(type, StringComparer.OrdinalIgnoreCase));
        if (evse > 0)
        {
            return placed?.Contains(evse.Value) == false ? new(AuthorizationStatus.NotAtThisLocation, $"It may not charge at EVSE {evse} of this station.", null)
                : !Fits(evse.Value) ? new(AuthorizationStatus.NotAllowedTypeEvse, $"It may not use the connectors of EVSE {evse}.", null)
                : Everywhere;
        }

        var known = PlaceRows.Evses(session, station.Number).Concat(types?.Select(told => told.Key) ?? []).ToHashSet();
        var reachable = placed is null ? known : known.Count == 0 ? placed : [.. placed.Where(known.Contains)];
        // Nothing is known of the station's EVSEs: it is judged when it names one.
        if (reachable.Count == 0 && placed is null)
            return Everywhere;
        if (reachable.Count == 0)
            return new(AuthorizationStatus.NotAtThisLocation, "The station has none of the EVSEs where it may charge.", null);
        var fitting = reachable.Where(Fits).Order().ToList();
        // C01.FR.19, .20, .22: no list for all, a list for some, none with a refusal.
        return fitting.Count == 0 ? new(AuthorizationStatus.NotAllowedTypeEvse, "No EVSE of this station has a connector that it may use.", null)
            : known.Count > 0 && known.All(fitting.Contains) ? Everywhere
            : new(null, "", fitting);
    }

    /// <param name="Refusal">Null when it may charge.</param>
    /// <param name="Evses">Where; null for every EVSE.</param>
    internal sealed record Judgement(AuthorizationStatus? Refusal, string Reason, IReadOnlyList<int>? Evses);
}
