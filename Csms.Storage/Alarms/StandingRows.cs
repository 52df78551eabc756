using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Alarms;

/// <summary>Something at a station that may be a standing alarm's cause.</summary>
internal sealed class CauseRow
{
    public string StationId { get; init; } = "";

    public long Since { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public string? Detail { get; init; }

    public long TransactionId { get; init; }

    public long? LastReadingAt { get; init; }

    public bool IsOffline { get; init; }
}

/// <summary>What one alarm stands for beside others.</summary>
internal sealed class MemberRow
{
    public string AlarmKey { get; init; } = "";

    public long AlarmId { get; init; }

    public string StationId { get; init; } = "";
}

/// <summary>SQL that looks for causes of standing alarms, each by an index that holds only such rows, and of the table alarm_members.</summary>
internal static class StandingRows
{
    public static IEnumerable<CauseRow> Offline(Session session, long before) => session.Connection.Query<CauseRow>(
        "select id as station_id, offline_since as since from stations where offline_since <= @before and removed_at is null", new { before });

    public static IEnumerable<CauseRow> Faulted(Session session) => session.Connection.Query<CauseRow>(
        """
        select id as station_id, received_at as since, evse, connector, coalesce(nullif(error_code, 'NoError'), vendor_error_code) as detail
        from connectors join stations on number = station_number and removed_at is null where status = 'Faulted'
        """);

    public static IEnumerable<CauseRow> Charging(Session session) => session.Connection.Query<CauseRow>(
        """
        select stations.id as station_id, coalesce(charging_state_at, start_received_at) as since, evse, connector, transactions.id as transaction_id, last_reading_at,
          offline_since is not null as is_offline
        from transactions join stations on number = station_number and removed_at is null where state = 0 and charging_state = 'Charging'
        """);

    /// <summary>A station that comes or goes.</summary>
    /// <param name="at">Null when it has come. One that is away already stays so.</param>
    public static void Away(Session session, long number, long? at) => session
        .Prepare("update stations set offline_since = case when @at is null then null else coalesce(offline_since, @at) end where number = @number").Bind(at).Bind(number).Run();

    /// <summary>The process begins: whoever was connected when the last one ended, however it ended, is away from now on.</summary>
    public static void AllAway(Session session, long at) => session.Connection.Execute(
        "update stations set offline_since = @at where offline_since is null and last_seen_at is not null and removed_at is null", new { at });

    /// <summary>The alarms of one kind that are not over.</summary>
    public static IEnumerable<AlarmRow> Standing(Session session, string source, string subject) => session.Connection.Query<AlarmRow>(
        "select * from alarms where source = @source and subject = @subject and ended_at is null", new { source, subject });

    /// <summary>What alarms of a kind stand for, those closed by hand included.</summary>
    public static IEnumerable<MemberRow> Members(Session session, string subject) => session.Connection.Query<MemberRow>(
        "select alarm_members.* from alarm_members join alarms on alarms.id = alarm_id where subject = @subject", new { subject });

    public static void AddMember(Session session, MemberRow row) => session.Connection.Execute(
        "insert or replace into alarm_members (alarm_key, alarm_id, station_id) values (@AlarmKey, @AlarmId, @StationId)", row);

    public static void RemoveMember(Session session, string alarmKey) =>
        session.Connection.Execute("delete from alarm_members where alarm_key = @alarmKey", new { alarmKey });
}
