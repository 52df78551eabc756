using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Rules;

/// <summary>A rule's switch as stored; the empty station is all of them.</summary>
internal sealed class RuleSwitchRow
{
    public string RuleId { get; init; } = "";

    public string StationId { get; init; } = "";

    public bool Enabled { get; init; }
}

/// <summary>A count of deviations as stored.</summary>
internal sealed class DeviationRow
{
    public string StationId { get; init; } = "";

    public string RuleId { get; init; } = "";

    public long Count { get; init; }

    public long FirstAt { get; init; }

    public long LastAt { get; init; }
}

/// <summary>SQL of the tables rule_switches and deviations.</summary>
internal static class RuleRows
{
    public static IEnumerable<RuleSwitchRow> Switches(Session session) =>
        session.Connection.Query<RuleSwitchRow>("select * from rule_switches order by rule_id, station_id");

    public static void Switch(Session session, string ruleId, string stationId, bool? enabled) => session.Connection.Execute(
        enabled is null
            ? "delete from rule_switches where rule_id = @ruleId and station_id = @stationId"
            : """
            insert into rule_switches (rule_id, station_id, enabled) values (@ruleId, @stationId, @enabled)
            on conflict (rule_id, station_id) do update set enabled = excluded.enabled
            """,
        new { ruleId, stationId, enabled });

    public static void Add(Session session, long station, string ruleId, long count, long firstAt, long lastAt) => session
        .Prepare("""
            insert into deviations (station_number, rule_id, count, first_at, last_at) values (@station, @rule_id, @count, @first_at, @last_at)
            on conflict (station_number, rule_id) do update set count = deviations.count + excluded.count, last_at = excluded.last_at
            """)
        .Bind(station).Bind(ruleId).Bind(count).Bind(firstAt).Bind(lastAt).Run();

    public static IEnumerable<DeviationRow> Counts(Session session, long? station) => session.Connection.Query<DeviationRow>(
        $"""
        select stations.id as station_id, rule_id, count, first_at, last_at from deviations join stations on number = station_number
        {(station is null ? "" : "where station_number = @station")}
        order by station_id, rule_id
        """,
        new { station });
}
