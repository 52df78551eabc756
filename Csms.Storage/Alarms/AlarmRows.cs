using System.Text;
using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Alarms;

/// <summary>SQL of the table alarms.</summary>
internal static class AlarmRows
{
    /// <summary>Of each station the newest are kept, about so many, and all that are not over.</summary>
    private const int Kept = 10_000;

    public static long Insert(Session session, AlarmRow row)
    {
        var id = session.Connection.ExecuteScalar<long>(
            """
            insert into alarms (station_id, source, subject, alarm_key, severity, reason, raised_at, last_at, last_event_at, repeats)
            values (@StationId, @Source, @Subject, @AlarmKey, @Severity, @Reason, @RaisedAt, @LastAt, @LastEventAt, @Repeats)
            returning id
            """,
            row);
        if (row.StationId is { } station)
            NewestRows.Keep(session, "alarms", "station_id", station, id, Kept, over: "ended_at is not null");
        return id;
    }

    /// <summary>Writes what changes in the life of an alarm.</summary>
    public static void Update(Session session, AlarmRow row) => session.Connection.Execute(
        """
        update alarms set
          severity = @Severity, reason = @Reason, last_at = @LastAt, last_event_at = @LastEventAt, repeats = @Repeats, acknowledged_by = @AcknowledgedBy,
          acknowledged_at = @AcknowledgedAt, ended_at = @EndedAt, cleared_at = @ClearedAt, end_reason = @EndReason
        where id = @Id
        """,
        row);

    public static AlarmRow? Find(Session session, long id) =>
        session.Connection.QuerySingleOrDefault<AlarmRow>("select * from alarms where id = @id", new { id });

    /// <summary>The newest of a key; of one key at most one lives.</summary>
    public static AlarmRow? FindLast(Session session, string key) =>
        session.Connection.QueryFirstOrDefault<AlarmRow>("select * from alarms where alarm_key = @key order by id desc limit 1", new { key });

    /// <summary>How many of a station are not over.</summary>
    public static int CountLive(Session session, string stationId) =>
        session.Connection.ExecuteScalar<int>("select count(*) from alarms where station_id = @stationId and ended_at is null", new { stationId });

    /// <summary>Newest first.</summary>
    /// <param name="maxSeverity">Only those that are as grave or graver.</param>
    public static IEnumerable<AlarmRow> List(Session session, string? stationId, bool? isEnded, bool? isAcknowledged, int? maxSeverity, long? before, int limit)
    {
        var sql = new StringBuilder("select * from alarms where id < @before");
        if (stationId is not null)
            sql.Append(" and station_id = @stationId");
        if (isEnded is { } ended)
            sql.Append(ended ? " and ended_at is not null" : " and ended_at is null");
        if (isAcknowledged is { } acknowledged)
            sql.Append(acknowledged ? " and acknowledged_at is not null" : " and acknowledged_at is null");
        if (maxSeverity is not null)
            sql.Append(" and severity <= @maxSeverity");
        sql.Append(" order by id desc limit @limit");
        return session.Connection.Query<AlarmRow>(sql.ToString(), new { before = before ?? long.MaxValue, stationId, maxSeverity, limit });
    }
}
