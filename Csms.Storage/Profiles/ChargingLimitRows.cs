using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Profiles;

/// <summary>A limit of somebody else as stored; EVSE 0 is the whole station.</summary>
internal sealed class ChargingLimitRow
{
    public long StationNumber { get; init; }

    public string Source { get; init; } = "";

    public int Evse { get; init; }

    public bool IsGridCritical { get; init; }

    public string Schedules { get; init; } = "";

    public long NotedAt { get; init; }
}

/// <summary>SQL of the table charging_limits.</summary>
internal static class ChargingLimitRows
{
    public static void Put(Session session, ChargingLimitRow row) => session.Connection.Execute(
        """
        insert into charging_limits (station_number, source, evse, is_grid_critical, schedules, noted_at)
        values (@StationNumber, @Source, @Evse, @IsGridCritical, @Schedules, @NotedAt)
        on conflict (station_number, source, evse) do update set
          is_grid_critical = excluded.is_grid_critical, schedules = excluded.schedules, noted_at = excluded.noted_at
        """,
        row);

    /// <summary>Whether the same source has set one at the same place already.</summary>
    public static bool Has(Session session, ChargingLimitRow row) => session.Connection.ExecuteScalar<int>(
        "select exists (select 1 from charging_limits where station_number = @StationNumber and source = @Source and evse = @Evse)", row) > 0;

    public static int Count(Session session, long station) =>
        session.Connection.ExecuteScalar<int>("select count(*) from charging_limits where station_number = @station", new { station });

    public static int Remove(Session session, long station, string source, int? evse) => session.Connection.Execute(
        "delete from charging_limits where station_number = @station and source = @source and evse = coalesce(@evse, evse)", new { station, source, evse });

    /// <param name="evse">Only those that hold there, the whole station's included; null for all.</param>
    public static IEnumerable<ChargingLimitRow> List(Session session, long station, int? evse) => session.Connection.Query<ChargingLimitRow>(
        "select * from charging_limits where station_number = @station and (@evse is null or evse in (0, @evse)) order by source, evse", new { station, evse });
}
