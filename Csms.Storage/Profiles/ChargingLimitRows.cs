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

    public static int Remove(Session session, long station, string source, int? evse) => session.Connection.Execute(
        "delete from charging_limits where station_number = @station and source = @source and evse = coalesce(@evse, evse)", new { station, source, evse });

    public static IEnumerable<ChargingLimitRow> List(Session session, long station) => session.Connection.Query<ChargingLimitRow>(
        "select * from charging_limits where station_number = @station order by source, evse", new { station });
}
