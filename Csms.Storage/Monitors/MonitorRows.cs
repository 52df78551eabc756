using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Monitors;

/// <summary>A monitor as stored; an instance that is not named is empty, an EVSE or connector that is not named -1.</summary>
internal sealed class MonitorRow
{
    public const int Unnamed = -1;

    public long StationNumber { get; init; }

    public int Id { get; init; }

    public string Component { get; init; } = "";

    public string ComponentInstance { get; init; } = "";

    public int Evse { get; init; }

    public int Connector { get; init; }

    public string Variable { get; init; } = "";

    public string VariableInstance { get; init; } = "";

    public string Type { get; init; } = "";

    public string Value { get; init; } = "";

    public int Severity { get; init; }

    public bool InTransaction { get; init; }

    public string? SetBy { get; init; }

    public long UpdatedAt { get; init; }
}

/// <summary>What is known of a station's monitoring as a whole.</summary>
internal sealed class MonitoringRow
{
    public long StationNumber { get; init; }

    public string? Base { get; init; }

    public int? Level { get; init; }

    public int? ReportId { get; init; }

    public long? ReportAskedAt { get; init; }

    public long? ReportAnsweredAt { get; init; }
}

/// <summary>SQL of the tables station_monitors and station_monitoring.</summary>
internal static class MonitorRows
{
    /// <summary>Keeps a monitor; one that was set from here stays so when it is reported.</summary>
    public static void Put(Session session, MonitorRow row) => session.Connection.Execute(
        """
        insert into station_monitors (
          station_number, id, component, component_instance, evse, connector, variable, variable_instance, type, value, severity, in_transaction, set_by, updated_at)
        values (
          @StationNumber, @Id, @Component, @ComponentInstance, @Evse, @Connector, @Variable, @VariableInstance, @Type, @Value, @Severity, @InTransaction, @SetBy, @UpdatedAt)
        on conflict (station_number, id) do update set
          component = excluded.component, component_instance = excluded.component_instance, evse = excluded.evse, connector = excluded.connector,
          variable = excluded.variable, variable_instance = excluded.variable_instance, type = excluded.type, value = excluded.value,
          severity = excluded.severity, in_transaction = excluded.in_transaction, set_by = coalesce(excluded.set_by, station_monitors.set_by),
          updated_at = excluded.updated_at
        """,
        row);

    public static void Remove(Session session, long station, int id) =>
        session.Connection.Execute("delete from station_monitors where station_number = @station and id = @id", new { station, id });

    /// <summary>Removes those that were neither set nor reported since, and returns them.</summary>
    public static List<MonitorRow> RemoveOlder(Session session, long station, long since) =>
        [.. session.Connection.Query<MonitorRow>("delete from station_monitors where station_number = @station and updated_at < @since returning *", new { station, since })];

    public static IEnumerable<MonitorRow> List(Session session, long station) =>
        session.Connection.Query<MonitorRow>("select * from station_monitors where station_number = @station order by id", new { station });

    public static bool Has(Session session, long station, int id) => session.Connection.ExecuteScalar<int>(
        "select exists (select 1 from station_monitors where station_number = @station and id = @id)", new { station, id }) > 0;

    public static int Count(Session session, long station) =>
        session.Connection.ExecuteScalar<int>("select count(*) from station_monitors where station_number = @station", new { station });

    public static int? SeverityOf(Session session, long station, int id) => session.Connection.QuerySingleOrDefault<int?>(
        "select severity from station_monitors where station_number = @station and id = @id", new { station, id });

    public static MonitoringRow? Find(Session session, long station) =>
        session.Connection.QuerySingleOrDefault<MonitoringRow>("select * from station_monitoring where station_number = @station", new { station });

    public static void PutBase(Session session, long station, string word) => session.Connection.Execute(
        "insert into station_monitoring (station_number, base) values (@station, @word) on conflict (station_number) do update set base = excluded.base", new { station, word });

    public static void PutLevel(Session session, long station, int level) => session.Connection.Execute(
        "insert into station_monitoring (station_number, level) values (@station, @level) on conflict (station_number) do update set level = excluded.level", new { station, level });

    public static void PutReport(Session session, long station, int id, long now) => session.Connection.Execute(
        """
        insert into station_monitoring (station_number, report_id, report_asked_at) values (@station, @id, @now)
        on conflict (station_number) do update set report_id = excluded.report_id, report_asked_at = excluded.report_asked_at
        """,
        new { station, id, now });

    public static void ReportAnswered(Session session, long station, long now) =>
        session.Connection.Execute("update station_monitoring set report_answered_at = @now where station_number = @station", new { station, now });

    /// <summary>Stations that booted after the last report that they answered, and have monitors that were set from here.</summary>
    public static IEnumerable<string> Unreported(Session session) => session.Connection.Query<string>(
        """
        select stations.id from stations left join station_monitoring on station_monitoring.station_number = stations.number
        where stations.removed_at is null and stations.booted_at > coalesce(report_answered_at, 0)
          and exists (
            select 1 from station_monitors monitors
            where monitors.station_number = stations.number and monitors.set_by is not null and monitors.updated_at < stations.booted_at)
        """);
}
