using Csms.Domain.Requests;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Files;

namespace Csms.Domain.Files;

/// <summary>
/// Campaigns from the wish to the end. How far one is follows from the updates that its stations were asked for, which are kept anyway: there is nothing of
/// it in memory, and a restart changes nothing.
/// </summary>
public sealed class FirmwareCampaigns(Database database, TimeProvider clock)
{
    /// <summary>Begins a campaign; null with the reason when no station is in it.</summary>
    public ValueTask<(FirmwareCampaign? Campaign, string? Fault)> BeginAsync(NewCampaign wish, Firmware firmware, string operatorName, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync<(FirmwareCampaign?, string?)>(
            session =>
            {
                // An image for one vendor or model is for nobody else, whatever the filter says.
                var fitting = CampaignRows.Match(session, firmware.Vendor ?? wish.Vendor, firmware.Model ?? wish.Model, wish.CurrentVersion)
                    .Where(_ => (wish.Vendor ?? firmware.Vendor) == (firmware.Vendor ?? wish.Vendor) && (wish.Model ?? firmware.Model) == (firmware.Model ?? wish.Model))
                    .ToList();
                if (wish.Stations?.Distinct().Except(fitting.Select(station => station.Id)).FirstOrDefault() is { } strange)
                    return (null, $"Station '{strange}' is not registered, or the firmware or the filter is not for it.");
                var chosen = wish.Stations is null ? fitting : fitting.Where(station => wish.Stations.Contains(station.Id)).ToList();
                if (chosen.Count == 0)
                    return (null, "No registered station matches.");
                var id = CampaignRows.Insert(session, new CampaignRow
                {
                    FirmwareId = firmware.Id,
                    Operator = operatorName,
                    State = (int)CampaignState.Running,
                    WaveSize = wish.WaveSize,
                    MaxFailurePercent = wish.MaxFailurePercent,
                    StartsAt = wish.StartsAt?.ToUnixTimeMilliseconds() ?? now,
                    CreatedAt = now,
                });
                for (var i = 0; i < chosen.Count; i++)
                    CampaignRows.InsertStation(session, id, chosen[i].Number, (i / wish.WaveSize) + 1);
                return (Read(session, CampaignRows.Find(session, id)!), null);
            },
            cancellation);
    }

    public ValueTask<FirmwareCampaign?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => CampaignRows.Find(session, id) is { } row ? Read(session, row) : null, cancellation);

    public ValueTask<bool> IsRunningAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => CampaignRows.Find(session, id) is { State: (int)CampaignState.Running }, cancellation);

    /// <summary>The newest first.</summary>
    public ValueTask<Page<FirmwareCampaign>> ListAsync(PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. CampaignRows.List(session, page.AfterId, page.Limit + 1)], row => $"{row.Id}", row => Read(session, row)), cancellation);

    /// <summary>An operator pauses, resumes or cancels it. What stations were asked for already goes on. Null when there is none; unchanged when it is over.</summary>
    public ValueTask<FirmwareCampaign?> SetAsync(long id, CampaignState state, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session =>
            {
                if (CampaignRows.Find(session, id) is not { } row)
                    return null;
                if (row.EndedAt is null)
                    Set(session, row, state, null, now);
                return Read(session, row);
            },
            cancellation);
    }

    /// <summary>Ends the campaigns that are through or have failed too often, and says whom the others are to ask now.</summary>
    /// <param name="isReachable">Whether a station can be asked: those that cannot do not hold up the waves after theirs.</param>
    public ValueTask<IReadOnlyList<(FirmwareCampaign Campaign, IReadOnlyList<string> Stations)>> AdvanceAsync(Func<string, bool> isReachable, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync<IReadOnlyList<(FirmwareCampaign, IReadOnlyList<string>)>>(
            session =>
            {
                List<(FirmwareCampaign, IReadOnlyList<string>)> due = [];
                foreach (var row in CampaignRows.Live(session).Where(row => row.State == (int)CampaignState.Running && row.StartsAt <= now).ToList())
                {
                    if (Advance(session, row, isReachable, now) is { Stations.Count: > 0 } step)
                        due.Add(step);
                }
                return due;
            },
            cancellation);
    }

    private static (FirmwareCampaign Campaign, IReadOnlyList<string> Stations) Advance(Session session, CampaignRow row, Func<string, bool> isReachable, long now)
    {
        var campaign = Read(session, row);
        var members = campaign.Stations.Where(station => station.State != CampaignStationState.Skipped).ToList();
        var failed = members.Count(station => station.State == CampaignStationState.Failed);
        var lastBegun = members.Where(station => station.State != CampaignStationState.Waiting).Select(station => station.Wave).DefaultIfEmpty(0).Max();
        var begun = members.Count(station => station.Wave <= lastBegun);
        if (failed * 100 > row.MaxFailurePercent * begun)
        {
            Set(session, row, CampaignState.Stopped, $"{failed} of {begun} stations have failed, more than {row.MaxFailurePercent} percent.", now);
            return (campaign, []);
        }
        if (members.TrueForAll(station => station.State is CampaignStationState.Done or CampaignStationState.Failed))
        {
            Set(session, row, CampaignState.Done, null, now);
            return (campaign, []);
        }
        var waiting = members.Where(station => station.State == CampaignStationState.Waiting && isReachable(station.StationId)).ToList();
        // The next wave begins when nobody of those before is at it any more.
        var wave = members.Exists(station => station.State == CampaignStationState.Updating) ? lastBegun : waiting.Select(station => station.Wave).DefaultIfEmpty(0).Min();
        return (campaign, [.. waiting.Where(station => station.Wave <= wave).Select(station => station.StationId)]);
    }

    private static void Set(Session session, CampaignRow row, CampaignState state, string? reason, long now)
    {
        row.State = (int)state;
        row.Reason = reason;
        row.EndedAt = state is CampaignState.Running or CampaignState.Paused ? null : now;
        CampaignRows.Update(session, row);
    }

    private static FirmwareCampaign Read(Session session, CampaignRow row) => new()
    {
        Id = row.Id,
        FirmwareId = row.FirmwareId,
        Version = row.Version,
        Operator = row.Operator,
        State = (CampaignState)row.State,
        Reason = row.Reason,
        WaveSize = row.WaveSize,
        MaxFailurePercent = row.MaxFailurePercent,
        StartsAt = DateTimeOffset.FromUnixTimeMilliseconds(row.StartsAt),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        EndedAt = row.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        Stations =
        [
            .. CampaignRows.Stations(session, row.Id).Select(station => new CampaignStation
            {
                StationId = station.StationId,
                Wave = station.Wave,
                State = StateOf(station, row.Version),
                RequestId = station.RequestId,
                Status = station.Status,
                Reason = station.Reason,
            }),
        ],
    };

    private static CampaignStationState StateOf(CampaignStationRow row, string version) => row switch
    {
        { RequestId: null } when row.IsRemoved || row.FirmwareVersion == version => CampaignStationState.Skipped,
        { RequestId: null } => CampaignStationState.Waiting,
        { EndedAt: null } => CampaignStationState.Updating,
        { State: (int)RequestState.Done } => CampaignStationState.Done,
        _ => CampaignStationState.Failed,
    };
}
