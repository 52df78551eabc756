using Csms.Domain.Files;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Leads firmware campaigns: asks the stations whose turn it is, and stops when too many fail.</summary>
internal sealed partial class CampaignWatch(
    FirmwareCampaigns campaigns, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<CampaignWatch> logger)
    : Watch(Period, time)
{
    // An update takes minutes; half a minute between two waves is nothing.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>The socket over which each station was asked in vain: it is not asked again until it is back.</summary>
    private readonly SocketMemory<string, bool> _tried = new();

    protected override async Task LookAsync(CancellationToken stopping)
    {
        _tried.Tidy(_ => true);
        foreach (var (campaign, stations) in await campaigns.AdvanceAsync(IsReachable, stopping))
        {
            foreach (var station in stations)
                Begin(station, token => AskAsync(campaign, station, token));
        }
    }

    private bool IsReachable(string stationId) =>
        directory.Find(stationId) is { Session.Registration: Registration.Accepted } connection && !_tried.Find(stationId, connection);

    private async Task AskAsync(FirmwareCampaign campaign, string stationId, CancellationToken stopping)
    {
        // It may have been ended while the station waited for its turn.
        if (!await campaigns.IsRunningAsync(campaign.Id, stopping))
            return;
        var connection = directory.Find(stationId);
        try
        {
            await commands.UpdateFirmwareAsync(
                new CommandOrigin(stationId, campaign.Operator), new FirmwareUpdateCommand { FirmwareId = campaign.FirmwareId }, campaign.Id, stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotAsked(stationId, campaign.Id, failure.Message);
            if (connection is not null)
                _tried.Keep(stationId, connection, true);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: could not be updated in campaign {CampaignId}: {Reason}")]
    private partial void NotAsked(string stationId, long campaignId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Firmware campaigns could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
