using System.Runtime.CompilerServices;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Locations;
using Csms.Storage.Stations;

namespace Csms.Domain.Locations;

/// <summary>All locations as a table that <see cref="LocationImport"/> takes.</summary>
public sealed class LocationExport(Database database)
{
    // As many stations are read at once as a statement can name without effort.
    private const int AtOnce = 500;

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns => SheetColumns.All;

    /// <summary>The lines, location by location; a connector of which nothing is known but its number is there too, to be filled in. Null for an empty cell.</summary>
    /// <param name="oneOf">Only the locations with one of these ids; null for all.</param>
    public async IAsyncEnumerable<IReadOnlyList<string?>> LinesAsync(
        IReadOnlyList<string>? oneOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var locations = await database.ReadAsync(
            session => oneOf is null ? LocationRows.All(session).ToList() : [.. LocationRows.List(session, oneOf, null, "", int.MaxValue)], cancellation);
        foreach (var row in locations)
        {
            var location = LocationMap.ToLocation(row);
            string?[] head = [location.Id, .. SheetColumns.Locations.Select(column => column.Read(location))];
            var stations = await database.ReadAsync(session => StandingRows.Placed(session, [row.Number]).ToList(), cancellation);
            if (stations.Count == 0)
                yield return [.. head, .. Empty(SheetColumns.All.Count - head.Length)];
            foreach (var some in stations.Chunk(AtOnce))
            {
                foreach (var line in await database.ReadAsync(session => Lines(session, some), cancellation))
                    yield return [.. head, .. line];
            }
        }
    }

    private static List<IReadOnlyList<string?>> Lines(Session session, PlacedRow[] stations)
    {
        long[] numbers = [.. stations.Select(station => station.Number)];
        var labels = ConnectorFactRows.Labels(session, numbers).ToDictionary(row => (row.StationNumber, row.Evse), row => row.Label);
        var facts = ConnectorFactRows.Connectors(session, numbers).ToDictionary(row => (row.StationNumber, row.Evse, row.Connector), LocationMap.ToConnector);
        var told = StationRows.Connectors(session, numbers);
        List<IReadOnlyList<string?>> lines = [];
        foreach (var station in stations)
        {
            var connectors = told[station.Number].Where(row => row is { Evse: > 0, Connector: > 0 }).Select(row => (row.Evse, row.Connector))
                .Concat(facts.Keys.Where(key => key.StationNumber == station.Number).Select(key => (key.Evse, key.Connector))).ToHashSet();
            var bare = labels.Keys.Where(key => key.StationNumber == station.Number && connectors.All(connector => connector.Evse != key.Evse)).Select(key => (key.Evse, Connector: 0));
            var all = connectors.Concat(bare).Order().ToList();
            if (all.Count == 0)
                lines.Add([station.Id, null, null, null, .. Empty(SheetColumns.Connectors.Count)]);
            foreach (var (evse, connector) in all)
            {
                var known = facts.GetValueOrDefault((station.Number, evse, connector));
                lines.Add(
                [
                    station.Id, $"{evse}", labels.GetValueOrDefault((station.Number, evse)), connector == 0 ? null : $"{connector}",
                    .. known is null ? Empty(SheetColumns.Connectors.Count) : SheetColumns.Connectors.Select(column => column.Read(known)),
                ]);
            }
        }
        return lines;
    }

    private static IEnumerable<string?> Empty(int cells) => Enumerable.Repeat<string?>(null, cells);
}
