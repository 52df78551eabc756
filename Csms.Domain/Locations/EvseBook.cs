using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Locations;

namespace Csms.Domain.Locations;

/// <summary>What is known of stations' EVSEs and connectors as they were built.</summary>
public sealed class EvseBook(Database database, TimeProvider clock)
{
    /// <summary>By number; empty when nothing is known, null when the station is not registered.</summary>
    public ValueTask<IReadOnlyList<EvseFacts>?> FindAsync(string stationId, CancellationToken cancellation) => database.ReadAsync(
        session => StandingRows.Find(session, stationId) is { } station ? Read(session, [station.StationNumber]).GetValueOrDefault(station.StationNumber, []) : null, cancellation);

    /// <summary>Of several stations, by their numbers; those of which nothing is known are left out.</summary>
    public ValueTask<IReadOnlyDictionary<long, IReadOnlyList<EvseFacts>>> OfAsync(IReadOnlyList<long> stations, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<long, IReadOnlyList<EvseFacts>>>(session => Read(session, stations), cancellation);

    /// <summary>Replaces what is known of a station's EVSEs; returns what was known before, null when the station is not registered.</summary>
    /// <param name="evses">Without <see cref="EvseFacts.Faults"/>.</param>
    public ValueTask<IReadOnlyList<EvseFacts>?> PutAsync(string stationId, IReadOnlyList<EvseFacts> evses, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session =>
            {
                if (StandingRows.Find(session, stationId) is not { } station)
                    return null;
                var before = Read(session, [station.StationNumber]).GetValueOrDefault(station.StationNumber, []);
                ConnectorFactRows.Clear(session, station.StationNumber);
                foreach (var evse in evses)
                {
                    if (!string.IsNullOrWhiteSpace(evse.Label))
                        ConnectorFactRows.PutLabel(session, new EvseLabelRow { StationNumber = station.StationNumber, Evse = evse.Id, Label = evse.Label.Trim() });
                    foreach (var connector in evse.Connectors)
                        ConnectorFactRows.PutConnector(session, LocationMap.ToRow(station.StationNumber, evse.Id, connector));
                }
                if (station.LocationNumber is { } location)
                    LocationRows.Touch(session, [location], now);
                return before;
            },
            cancellation);
    }

    private static Dictionary<long, IReadOnlyList<EvseFacts>> Read(Session session, IReadOnlyList<long> stations)
    {
        var labels = ConnectorFactRows.Labels(session, stations).ToDictionary(row => (row.StationNumber, row.Evse), row => row.Label);
        var connectors = ConnectorFactRows.Connectors(session, stations).ToLookup(row => (row.StationNumber, row.Evse));
        return labels.Keys.Concat(connectors.Select(group => group.Key)).Distinct().GroupBy(key => key.StationNumber).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<EvseFacts>)
            [
                .. group.OrderBy(key => key.Evse).Select(key => new EvseFacts
                {
                    Id = key.Evse, Label = labels.GetValueOrDefault(key), Connectors = [.. connectors[key].Select(LocationMap.ToConnector)],
                }),
            ]);
    }
}
