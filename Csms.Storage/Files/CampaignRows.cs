using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Files;

/// <summary>A campaign as stored. Times in milliseconds since 1970.</summary>
internal sealed class CampaignRow
{
    public long Id { get; init; }

    public long FirmwareId { get; init; }

    /// <summary>Of the firmware; filled in by lookups only.</summary>
    public string Version { get; init; } = "";

    public string Operator { get; init; } = "";

    public int State { get; set; }

    public string? Reason { get; set; }

    public int WaveSize { get; init; }

    public int MaxFailurePercent { get; init; }

    public long StartsAt { get; init; }

    public long CreatedAt { get; init; }

    public long? EndedAt { get; set; }
}

/// <summary>A campaign's station, with the update that it was asked for in it.</summary>
internal sealed class CampaignStationRow
{
    public long StationNumber { get; init; }

    public string StationId { get; init; } = "";

    public int Wave { get; init; }

    public string? FirmwareVersion { get; init; }

    public bool IsRemoved { get; init; }

    /// <summary>Null while it was not asked.</summary>
    public int? RequestId { get; init; }

    public int? State { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public long? EndedAt { get; init; }
}

/// <summary>SQL of the tables firmware_campaigns and firmware_campaign_stations.</summary>
internal static class CampaignRows
{
    private const string Select = "select campaigns.*, firmware.version from firmware_campaigns campaigns join firmware on firmware.id = firmware_id";

    public static long Insert(Session session, CampaignRow row) => session.Connection.ExecuteScalar<long>(
        """
        insert into firmware_campaigns (firmware_id, operator, state, wave_size, max_failure_percent, starts_at, created_at)
        values (@FirmwareId, @Operator, @State, @WaveSize, @MaxFailurePercent, @StartsAt, @CreatedAt)
        returning id
        """,
        row);

    public static void InsertStation(Session session, long campaign, long station, int wave) => session.Connection.Execute(
        "insert into firmware_campaign_stations (campaign_id, station_number, wave) values (@campaign, @station, @wave)", new { campaign, station, wave });

    public static void Update(Session session, CampaignRow row) => session.Connection.Execute(
        "update firmware_campaigns set state = @State, reason = @Reason, ended_at = @EndedAt where id = @Id", row);

    public static CampaignRow? Find(Session session, long id) => session.Connection.QuerySingleOrDefault<CampaignRow>($"{Select} where campaigns.id = @id", new { id });

    /// <summary>Newest first.</summary>
    public static IEnumerable<CampaignRow> List(Session session, long? before, int limit) => session.Connection.Query<CampaignRow>(
        $"{Select} where campaigns.id < @before order by campaigns.id desc limit @limit", new { before = before ?? long.MaxValue, limit });

    public static IEnumerable<CampaignRow> Live(Session session) => session.Connection.Query<CampaignRow>($"{Select} where campaigns.ended_at is null order by campaigns.id");

    public static IEnumerable<CampaignStationRow> Stations(Session session, long campaign) => session.Connection.Query<CampaignStationRow>(
        """
        select members.station_number, stations.id as station_id, members.wave, stations.firmware_version, stations.removed_at is not null as is_removed,
          updates.request_id, requests.state, requests.status, requests.reason, requests.ended_at
        from firmware_campaign_stations members
        join stations on stations.number = members.station_number
        left join firmware_updates updates on updates.campaign_id = members.campaign_id and updates.station_number = members.station_number
        left join station_requests requests on requests.station_number = updates.station_number and requests.id = updates.request_id
        where members.campaign_id = @campaign
        order by members.wave, stations.id
        """,
        new { campaign });

    /// <summary>Registered stations that match, by id.</summary>
    public static IEnumerable<(long Number, string Id)> Match(Session session, string? vendor, string? model, string? version) => session.Connection.Query<(long, string)>(
        """
        select number, id from stations
        where removed_at is null and (@vendor is null or vendor = @vendor) and (@model is null or model = @model) and (@version is null or firmware_version = @version)
        order by id
        """,
        new { vendor, model, version });
}
