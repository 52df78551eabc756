using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Stations;

/// <summary>A refused station's attempts as stored.</summary>
internal sealed class KnockRow
{
    public string StationId { get; init; } = "";

    public string Address { get; init; } = "";

    public int Kind { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Filled in by lists only.</summary>
    public bool IsRegistered { get; init; }

    public long Count { get; init; }

    public long FirstAt { get; init; }

    public long LastAt { get; init; }
}

/// <summary>SQL of the table knocks. Anybody can knock under any name, so it keeps the newest 10,000 only.</summary>
internal static class KnockRows
{
    private const int Kept = 10_000;

    private const string Select =
        "select knocks.*, exists (select 1 from stations where id = station_id and removed_at is null) as is_registered from knocks";

    public static void Put(Session session, string stationId, string address, int kind, string reason, long at)
    {
        session.Prepare(
            """
            insert into knocks (station_id, address, kind, reason, count, first_at, last_at) values (@station_id, @address, @kind, @reason, 1, @at, @at)
            on conflict (station_id) do update set
              address = excluded.address, kind = excluded.kind, reason = excluded.reason, count = knocks.count + 1, last_at = excluded.last_at
            """).Bind(stationId).Bind(address).Bind(kind).Bind(reason).Bind(at).Run();
        session.Prepare(
            """
            delete from knocks where station_id in (select station_id from knocks order by last_at desc, station_id desc limit 1 offset @kept)
            """).Bind(Kept).Run();
    }

    public static IEnumerable<KnockRow> List(Session session, (long At, string Id)? after, int limit) => session.Connection.Query<KnockRow>(
        $"{Select} {(after is null ? "" : "where (last_at, station_id) < (@at, @id)")} order by last_at desc, station_id desc limit @limit",
        new { limit, at = after?.At, id = after?.Id });

    public static bool Remove(Session session, string stationId) =>
        session.Connection.Execute("delete from knocks where station_id = @stationId", new { stationId }) > 0;
}
