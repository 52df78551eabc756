namespace Csms.Domain.Files;

/// <summary>An image that is brought to many stations, wave after wave.</summary>
public sealed record FirmwareCampaign
{
    public required long Id { get; init; }

    public required long FirmwareId { get; init; }

    public required string Version { get; init; }

    public required string Operator { get; init; }

    public required CampaignState State { get; init; }

    /// <summary>Why it was stopped, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>Stations that are updated at the same time.</summary>
    public required int WaveSize { get; init; }

    /// <summary>When more of the stations begun with have failed, in percent, it stops.</summary>
    public required int MaxFailurePercent { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>By wave and id.</summary>
    public required IReadOnlyList<CampaignStation> Stations { get; init; }

    /// <summary>How many stations are in which state.</summary>
    public IReadOnlyDictionary<CampaignStationState, int> Totals =>
        Enum.GetValues<CampaignStationState>().ToDictionary(state => state, state => Stations.Count(station => station.State == state));
}

public enum CampaignState
{
    Running,
    Paused,
    Done,

    /// <summary>By itself: too many stations failed.</summary>
    Stopped,
    Cancelled,
}

/// <summary>A station in a campaign.</summary>
public sealed record CampaignStation
{
    public required string StationId { get; init; }

    public required int Wave { get; init; }

    public required CampaignStationState State { get; init; }

    /// <summary>Names the update at the station; null while it was not asked.</summary>
    public int? RequestId { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }
}

public enum CampaignStationState
{
    /// <summary>Not asked yet: its wave has not come, or it is offline.</summary>
    Waiting,
    Updating,
    Done,
    Failed,

    /// <summary>It has the version already, or is registered no longer.</summary>
    Skipped,
}

/// <summary>A campaign to begin.</summary>
public sealed record NewCampaign
{
    public required long FirmwareId { get; init; }

    public required int WaveSize { get; init; }

    public required int MaxFailurePercent { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Null for all that match.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? CurrentVersion { get; init; }
}
