using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Locations;

/// <summary>SQL that tells which station stands where.</summary>
internal static class StandingRows
{
    /// <summary>A registered station; null when it is none.</summary>
    public static StandingRow? Find(Session session, string stationId) => session.Connection.QuerySingleOrDefault<StandingRow>(
        $"{Standing} where stations.id = @stationId and removed_at is null", new { stationId });

    /// <summary>All stations of these numbers that stand somewhere.</summary>
    public static IEnumerable<StandingRow> Of(Session session, IReadOnlyList<long> stations) => session.Connection.Query<StandingRow>(
        $"{Standing} where stations.number in @stations and location_number is not null", new { stations });

    /// <summary>All registered stations, wherever they stand.</summary>
    public static IEnumerable<StandingRow> All(Session session) => session.Connection.Query<StandingRow>($"{Standing} where removed_at is null");

    /// <summary>The stations of some locations, by id; of all when null.</summary>
    public static IEnumerable<PlacedRow> Placed(Session session, IReadOnlyList<long>? locations) => session.Connection.Query<PlacedRow>(
        $"""
        select number, id, location_number from stations
        where location_number is not null and removed_at is null {(locations is null ? "" : "and location_number in @locations")}
        order by location_number, id
        """,
        new { locations });

    /// <summary>The ids of the stations that stand at locations of these ids.</summary>
    public static IEnumerable<string> StationIds(Session session, IReadOnlyList<string> locations) => session.Connection.Query<string>(
        """
        select stations.id from locations join stations on stations.location_number = locations.number and stations.removed_at is null
        where locations.id in @locations
        """,
        new { locations });

    public static void Move(Session session, long station, long? location) => session
        .Prepare("update stations set location_number = @location where number = @station").Bind(location).Bind(station).Run();

    /// <summary>Stations where a transaction charges.</summary>
    public static IEnumerable<long> Charging(Session session) =>
        session.Connection.Query<long>("select distinct station_number from transactions where state = 0 and charging_state = 'Charging'");

    /// <summary>Stations of which something says that it is faulted.</summary>
    public static IEnumerable<long> Faulted(Session session) => session.Connection.Query<long>("select distinct station_number from connectors where status = 'Faulted'");

    private const string Standing =
        """
        select stations.number as station_number, stations.id as station_id, location_number, locations.id as location_id, locations.name as location_name
        from stations left join locations on locations.number = location_number
        """;
}
