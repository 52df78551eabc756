using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Configuration;

/// <summary>SQL of the table inventories.</summary>
internal static class InventoryRows
{
    public static InventoryRow? Find(Session session, long station) =>
        session.Connection.QuerySingleOrDefault<InventoryRow>("select * from inventories where station_number = @station", new { station });

    /// <summary>Notes that everything is asked for, of the station as it is now.</summary>
    public static void Asked(Session session, long station, int? requestId, long at) => session.Connection.Execute(
        """
        insert into inventories (station_number, ocpp_version, firmware_version, asked_at, request_id)
        select number, ocpp_version, firmware_version, @at, @requestId from stations where number = @station
        on conflict (station_number) do update set
          ocpp_version = excluded.ocpp_version, firmware_version = excluded.firmware_version, asked_at = excluded.asked_at,
          request_id = excluded.request_id, taken_at = null
        """,
        new { station, requestId, at });

    public static void Taken(Session session, long station, long at) =>
        session.Connection.Execute("update inventories set taken_at = @at where station_number = @station", new { station, at });
}
