using Csms.Storage.Engine;
using Csms.Storage.Requests;
using Dapper;

namespace Csms.Storage.Files;

/// <summary>SQL of the tables firmware and firmware_updates.</summary>
internal static class FirmwareRows
{
    private const string SelectUpdate =
        """
        select updates.*, stations.id as station_id, firmware.size_bytes, requests.asked_at, requests.state, requests.status, requests.reason, requests.ended_at
        from firmware_updates updates
        join stations on stations.number = updates.station_number
        join station_requests requests on requests.station_number = updates.station_number and requests.id = updates.request_id
        left join firmware on firmware.id = updates.firmware_id
        """;

    public static long Insert(Session session, FirmwareRow row) => session.Connection.ExecuteScalar<long>(
        """
        insert into firmware (version, vendor, model, size_bytes, sha256, md5, signing_certificate, signature, uploaded_at, operator)
        values (@Version, @Vendor, @Model, @SizeBytes, @Sha256, @Md5, @SigningCertificate, @Signature, @UploadedAt, @Operator)
        returning id
        """,
        row);

    public static FirmwareRow? Find(Session session, long id) =>
        session.Connection.QuerySingleOrDefault<FirmwareRow>("select * from firmware where id = @id and removed_at is null", new { id });

    /// <summary>Newest first.</summary>
    public static IEnumerable<FirmwareRow> List(Session session, long? before, int limit) => session.Connection.Query<FirmwareRow>(
        "select * from firmware where id < @before and removed_at is null order by id desc limit @limit", new { before = before ?? long.MaxValue, limit });

    public static bool Remove(Session session, long id, long at) =>
        session.Connection.Execute("update firmware set removed_at = @at where id = @id and removed_at is null", new { id, at }) > 0;

    /// <summary>Whether an update or a campaign still needs an image.</summary>
    public static bool IsInUse(Session session, long id) => session.Connection.ExecuteScalar<bool>(
        """
        select exists (
          select 1 from station_requests requests
          join firmware_updates updates on updates.station_number = requests.station_number and updates.request_id = requests.id
          where requests.ended_at is null and updates.firmware_id = @id)
        or exists (select 1 from firmware_campaigns where ended_at is null and firmware_id = @id)
        """,
        new { id });

    public static void PutUpdate(Session session, FirmwareUpdateRow row) => session.Connection.Execute(
        """
        insert or replace into firmware_updates (station_number, request_id, firmware_id, location, version, token_hash, campaign_id)
        values (@StationNumber, @RequestId, @FirmwareId, @Location, @Version, @TokenHash, @CampaignId)
        """,
        row);

    public static FirmwareUpdateRow? FindUpdate(Session session, long station, int requestId) => session.Connection.QuerySingleOrDefault<FirmwareUpdateRow>(
        $"{SelectUpdate} where updates.station_number = @station and updates.request_id = @requestId", new { station, requestId });

    /// <summary>The update whose image may be fetched by this name; null when there is none, or it is over.</summary>
    public static FirmwareUpdateRow? FindOpen(Session session, string tokenHash, long now) => session.Connection.QuerySingleOrDefault<FirmwareUpdateRow>(
        $"{SelectUpdate} where updates.token_hash = @tokenHash and stations.removed_at is null and {StationRequestRows.IsOpen}", new { tokenHash, now });

    /// <summary>The update to a version that lives at a station.</summary>
    public static FirmwareUpdateRow? FindOpen(Session session, long station, string version, long now) => session.Connection.QueryFirstOrDefault<FirmwareUpdateRow>(
        $"{SelectUpdate} where updates.station_number = @station and {StationRequestRows.IsOpen} and updates.version = @version order by updates.request_id desc limit 1",
        new { station, version, now });

    /// <summary>Newest first.</summary>
    public static IEnumerable<FirmwareUpdateRow> ListUpdates(Session session, long station, long? before, int limit) => session.Connection.Query<FirmwareUpdateRow>(
        $"{SelectUpdate} where updates.station_number = @station and updates.request_id < @before order by updates.request_id desc limit @limit",
        new { station, before = before ?? long.MaxValue, limit });

    public static void Served(Session session, long station, int requestId, long bytes) => session.Connection.Execute(
        "update firmware_updates set bytes_served = bytes_served + @bytes where station_number = @station and request_id = @requestId", new { station, requestId, bytes });
}
