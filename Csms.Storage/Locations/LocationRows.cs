using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Locations;

/// <summary>SQL of the table locations.</summary>
internal static class LocationRows
{
    public static LocationRow? Find(Session session, string id) =>
        session.Connection.QuerySingleOrDefault<LocationRow>("select * from locations where id = @id", new { id });

    /// <summary>By id; of those in <paramref name="of"/> only when it is given, and with a text in lower case in what they are called.</summary>
    public static IEnumerable<LocationRow> List(Session session, IReadOnlyList<string>? of, string? text, string after, int limit) => session.Connection.Query<LocationRow>(
        $"""
        select * from locations
        where id > @after
          {(of is null ? "" : "and id in @of")}
          {(text is null ? "" : "and instr(search, @text) > 0")}
        order by id limit @limit
        """,
        new { of, text, after, limit });

    public static IEnumerable<LocationRow> All(Session session) => session.Connection.Query<LocationRow>("select * from locations order by id");

    /// <summary>What a map shows of each, without the rest; of those in <paramref name="of"/> only when it is given.</summary>
    public static IEnumerable<LocationRow> Pins(Session session, IReadOnlyList<string>? of) => session.Connection.Query<LocationRow>(
        $"select number, id, name, city, latitude, longitude from locations {(of is null ? "" : "where id in @of")} order by id", new { of });

    public static long Put(Session session, LocationRow row) => session.Connection.ExecuteScalar<long>(
        """
        insert into locations (id, name, address, postal_code, city, state, country, latitude, longitude, time_zone, hours_json, search, updated_at)
        values (@Id, @Name, @Address, @PostalCode, @City, @State, @Country, @Latitude, @Longitude, @TimeZone, @HoursJson, @Search, @UpdatedAt)
        on conflict (id) do update set
          name = excluded.name, address = excluded.address, postal_code = excluded.postal_code, city = excluded.city, state = excluded.state, country = excluded.country,
          latitude = excluded.latitude, longitude = excluded.longitude, time_zone = excluded.time_zone, hours_json = excluded.hours_json, search = excluded.search,
          updated_at = excluded.updated_at
        returning number
        """,
        row);

    /// <summary>Notes that what stands at some locations has changed.</summary>
    public static void Touch(Session session, IReadOnlyList<long> numbers, long at) =>
        session.Connection.Execute("update locations set updated_at = @at where number in @numbers", new { numbers, at });

    public static void Remove(Session session, long number) => session.Connection.Execute("delete from locations where number = @number", new { number });
}
