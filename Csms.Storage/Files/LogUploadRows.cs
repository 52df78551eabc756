using Csms.Storage.Engine;
using Csms.Storage.Requests;
using Dapper;

namespace Csms.Storage.Files;

/// <summary>SQL of the table log_uploads.</summary>
internal static class LogUploadRows
{
    private const string Select =
        """
        select uploads.*, stations.id as station_id, requests.state, requests.status, requests.reason, requests.ended_at
        from log_uploads uploads
        join stations on stations.number = uploads.station_number
        join station_requests requests on requests.station_number = uploads.station_number and requests.id = uploads.request_id
        """;

    public static void Put(Session session, LogUploadRow row) => session.Connection.Execute(
        """
        insert or replace into log_uploads (station_number, request_id, log_type, oldest_at, latest_at, token_hash, asked_at)
        values (@StationNumber, @RequestId, @LogType, @OldestAt, @LatestAt, @TokenHash, @AskedAt)
        """,
        row);

    /// <summary>Keeps the name that the station announced.</summary>
    public static void Name(Session session, long station, int requestId, string fileName) => session.Connection.Execute(
        "update log_uploads set file_name = @fileName where station_number = @station and request_id = @requestId and uploaded_at is null",
        new { station, requestId, fileName });

    /// <summary>Keeps what has come; false when the log is no longer asked for.</summary>
    public static bool Arrived(Session session, long station, int requestId, string? fileName, long sizeBytes, long at) => session.Connection.Execute(
        """
        update log_uploads set file_name = coalesce(@fileName, file_name), size_bytes = @sizeBytes, uploaded_at = @at
        where station_number = @station and request_id = @requestId
        """,
        new { station, requestId, fileName, sizeBytes, at }) > 0;

    public static LogUploadRow? Find(Session session, long station, int requestId) => session.Connection.QuerySingleOrDefault<LogUploadRow>(
        $"{Select} where uploads.station_number = @station and uploads.request_id = @requestId", new { station, requestId });

    /// <summary>The log that may be brought by this name; null when there is none, or its request is over.</summary>
    public static LogUploadRow? FindOpen(Session session, string tokenHash, long now) => session.Connection.QuerySingleOrDefault<LogUploadRow>(
        $"{Select} where uploads.token_hash = @tokenHash and stations.removed_at is null and {StationRequestRows.IsOpen}", new { tokenHash, now });

    /// <summary>Newest first.</summary>
    public static IEnumerable<LogUploadRow> List(Session session, long station, long? before, int limit) => session.Connection.Query<LogUploadRow>(
        $"{Select} where uploads.station_number = @station and uploads.request_id < @before order by uploads.request_id desc limit @limit",
        new { station, before = before ?? long.MaxValue, limit });

    /// <summary>Those that were asked for before a time and are over.</summary>
    public static IEnumerable<LogUploadRow> Old(Session session, long before, int limit) => session.Connection.Query<LogUploadRow>(
        $"{Select} where uploads.asked_at < @before and requests.ended_at is not null limit @limit", new { before, limit });

    public static bool Remove(Session session, long station, int requestId) => session.Connection.Execute(
        "delete from log_uploads where station_number = @station and request_id = @requestId", new { station, requestId }) > 0;
}
