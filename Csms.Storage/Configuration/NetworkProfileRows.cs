using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Configuration;

/// <summary>A network profile that a station was sent, as stored; without its passwords.</summary>
internal sealed class NetworkProfileRow
{
    public long StationNumber { get; init; }

    public int Slot { get; init; }

    public string Url { get; init; } = "";

    public int SecurityProfile { get; init; }

    public string Interface { get; init; } = "";

    public string Status { get; init; } = "";

    public long SetAt { get; init; }
}

/// <summary>SQL of the table network_profiles.</summary>
internal static class NetworkProfileRows
{
    public static void Put(Session session, NetworkProfileRow row) => session.Connection.Execute(
        """
        insert into network_profiles (station_number, slot, url, security_profile, interface, status, set_at)
        values (@StationNumber, @Slot, @Url, @SecurityProfile, @Interface, @Status, @SetAt)
        on conflict (station_number, slot) do update set
          url = excluded.url, security_profile = excluded.security_profile, interface = excluded.interface, status = excluded.status, set_at = excluded.set_at
        """,
        row);

    public static IEnumerable<NetworkProfileRow> List(Session session, long station) => session.Connection.Query<NetworkProfileRow>(
        "select * from network_profiles where station_number = @station order by slot", new { station });
}
