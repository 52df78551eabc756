using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Locations;

namespace Csms.Domain.Locations;

/// <summary>The locations, and which stations stand there.</summary>
public sealed class LocationBook(Database database, TimeProvider clock)
{
    /// <summary>The location with its stations; null when there is none of this id.</summary>
    public ValueTask<LocationOverview?> FindAsync(string id, CancellationToken cancellation) => database.ReadAsync(
        session => LocationRows.Find(session, id) is { } row ? Overviews(session, [row])[0] : null, cancellation);

    /// <summary>By id.</summary>
    /// <param name="oneOf">Only those with one of these ids; null for all.</param>
    /// <param name="text">Part of the id, the name, the city, the address or the postal code, in either case; null for all.</param>
    public ValueTask<Page<LocationOverview>> ListAsync(IReadOnlyList<string>? oneOf, string? text, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var rows = LocationRows.List(session, oneOf, text?.ToLowerInvariant(), page.Cursor ?? "", page.Limit + 1).ToList();
            var overviews = Overviews(session, rows);
            return page.Cut(overviews, overview => overview.Location.Id, overview => overview);
        },
        cancellation);

    /// <summary>All of them, by id, as a map shows them.</summary>
    /// <param name="oneOf">Only those with one of these ids; null for all.</param>
    public ValueTask<IReadOnlyList<LocationPin>> PinsAsync(IReadOnlyList<string>? oneOf, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<LocationPin>>(
        session =>
        {
            var rows = LocationRows.Pins(session, oneOf).ToList();
            var stations = Placed(session, rows);
            return [.. rows.Select(row => LocationMap.ToPin(row, stations(row)))];
        },
        cancellation);

    /// <summary>The ids of the stations that stand at some locations now.</summary>
    public ValueTask<IReadOnlyList<string>> StationIdsAsync(IReadOnlyList<string> locations, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(session => [.. StandingRows.StationIds(session, locations)], cancellation);

    /// <summary>Adds a location or replaces it; returns what was there before. Its stations stay.</summary>
    /// <param name="location">One without <see cref="Location.Faults"/>.</param>
    public ValueTask<Location?> PutAsync(Location location, CancellationToken cancellation)
    {
        var row = LocationMap.ToRow(LocationMap.Tidy(location), Now());
        return database.WriteAsync(
            session =>
            {
                var before = LocationRows.Find(session, row.Id);
                LocationRows.Put(session, row);
                return before is null ? null : LocationMap.ToLocation(before);
            },
            cancellation);
    }

    /// <summary>Removes a location; its stations stand nowhere then. False when there is none of this id.</summary>
    /// <param name="operatorName">Who does it, for the timelines of its stations.</param>
    public ValueTask<bool> RemoveAsync(string id, string operatorName, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (LocationRows.Find(session, id) is not { } row)
                    return false;
                foreach (var station in StandingRows.Placed(session, [row.Number]).ToList())
                    StationMove.Do(session, station.Number, station.Id, null, operatorName, now);
                LocationRows.Remove(session, row.Number);
                return true;
            },
            cancellation);
    }

    /// <summary>Has stations stand at a location, wherever they stood before, and others not any more. All or, when one is unknown, none; null when there is no such location.</summary>
    public ValueTask<Assignment?> AssignAsync(
        string id, IReadOnlyList<string> add, IReadOnlyList<string> remove, string operatorName, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (LocationRows.Find(session, id) is not { } location)
                    return null;
                var asked = add.Concat(remove).Distinct(StringComparer.Ordinal).ToDictionary(station => station, station => StandingRows.Find(session, station));
                var unknown = asked.Where(station => station.Value is null).Select(station => station.Key).ToList();
                if (unknown.Count > 0)
                    return new Assignment(0, unknown);
                // One that is in both lists stays.
                var coming = add.Distinct().Select(station => asked[station]!).Where(station => station.LocationNumber != location.Number).ToList();
                var going = remove.Distinct().Except(add).Select(station => asked[station]!).Where(station => station.LocationNumber == location.Number).ToList();
                foreach (var station in coming)
                    StationMove.Do(session, station.StationNumber, station.StationId, location, operatorName, now);
                foreach (var station in going)
                    StationMove.Do(session, station.StationNumber, station.StationId, null, operatorName, now);
                if (coming.Count + going.Count > 0)
                    LocationRows.Touch(session, [location.Number, .. coming.Select(station => station.LocationNumber).OfType<long>()], now);
                return new Assignment(coming.Count + going.Count, []);
            },
            cancellation);
    }

    private static List<LocationOverview> Overviews(Session session, IReadOnlyList<LocationRow> rows)
    {
        var stations = Placed(session, rows);
        return [.. rows.Select(row => new LocationOverview(LocationMap.ToLocation(row), stations(row)))];
    }

    private static Func<LocationRow, IReadOnlyList<PlacedStation>> Placed(Session session, IReadOnlyList<LocationRow> rows)
    {
        var stations = StandingRows.Placed(session, rows.Count > MostNamed ? null : [.. rows.Select(row => row.Number)]).ToLookup(station => station.LocationNumber);
        var charging = StandingRows.Charging(session).ToHashSet();
        var faulted = StandingRows.Faulted(session).ToHashSet();
        return row => [.. stations[row.Number].Select(station => new PlacedStation(station.Id, charging.Contains(station.Number), faulted.Contains(station.Number)))];
    }

    // To name more of them costs more than to read all.
    private const int MostNamed = 200;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
