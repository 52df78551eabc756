using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Bench;

/// <summary>SQL of the tables bench_runs and bench_stations.</summary>
internal static class BenchRows
{
    /// <summary>The newest are kept: each is some ten kilobytes.</summary>
    private const int Kept = 1_000;

    public static long Insert(Session session, BenchRunRow row)
    {
        var id = session.Connection.ExecuteScalar<long>(
            """
            insert into bench_runs (station_id, scenario, ocpp_version, is_simulated, evse, operator_name, started_at, steps_json)
            values (@StationId, @Scenario, @OcppVersion, @IsSimulated, @Evse, @OperatorName, @StartedAt, @StepsJson)
            returning id
            """,
            row);
        session.Connection.Execute("delete from bench_runs where id <= @last", new { last = id - Kept });
        return id;
    }

    public static void End(Session session, BenchRunRow row) => session.Connection.Execute(
        "update bench_runs set ended_at = @EndedAt, verdict = @Verdict, reason = @Reason, steps_json = @StepsJson where id = @Id", row);

    /// <summary>Ends what an earlier process did not.</summary>
    public static int EndUnfinished(Session session, long at, int verdict, string reason) => session.Connection.Execute(
        "update bench_runs set ended_at = @at, verdict = @verdict, reason = @reason where ended_at is null", new { at, verdict, reason });

    public static BenchRunRow? Find(Session session, long id) =>
        session.Connection.QuerySingleOrDefault<BenchRunRow>("select * from bench_runs where id = @id", new { id });

    /// <summary>The newest first.</summary>
    public static IEnumerable<BenchRunRow> List(Session session, string? stationId, long? before, int limit) => session.Connection.Query<BenchRunRow>(
        $"select * from bench_runs where id < @before {(stationId is null ? "" : "and station_id = @stationId")} order by id desc limit @limit",
        new { stationId, before = before ?? long.MaxValue, limit });

    public static void AddStation(Session session, string stationId) =>
        session.Connection.Execute("insert into bench_stations (station_id) values (@stationId) on conflict do nothing", new { stationId });

    public static void RemoveStation(Session session, string stationId) =>
        session.Connection.Execute("delete from bench_stations where station_id = @stationId", new { stationId });

    public static IEnumerable<string> Stations(Session session) => session.Connection.Query<string>("select station_id from bench_stations order by station_id");
}
