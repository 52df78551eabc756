using Csms.Domain.Files;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Leads firmware campaigns: asks the stations whose turn it is, and stops when too many fail.</summary>
internal sealed partial class CampaignWatch : IHostedService, IAsyncDisposable
{
    // An update takes minutes; half a minute between two waves is nothing.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly FirmwareCampaigns _campaigns;
    private readonly StationDirectory _directory;
    private readonly StationCommands _commands;
    private readonly ILogger<CampaignWatch> _logger;
    private readonly Rounds _rounds;

    /// <summary>The socket over which each station was asked in vain: it is not asked again until it is back.</summary>
    private readonly Dictionary<string, StationConnection> _tried = new(StringComparer.Ordinal);

    public CampaignWatch(FirmwareCampaigns campaigns, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<CampaignWatch> logger)
    {
        (_campaigns, _directory, _commands, _logger) = (campaigns, directory, commands, logger);
        _rounds = new Rounds(Period, time, AdvanceAsync, TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task AdvanceAsync(CancellationToken stopping)
    {
        foreach (var back in _tried.Where(tried => _directory.Find(tried.Key) != tried.Value).Select(tried => tried.Key).ToList())
            _tried.Remove(back);
        foreach (var (campaign, stations) in await _campaigns.AdvanceAsync(IsReachable, stopping))
            await Task.WhenAll(stations.Select(station => AskAsync(campaign, station, stopping)));
    }

    // The database's thread asks while no station is being asked.
    private bool IsReachable(string stationId) =>
        _directory.Find(stationId) is { Session.Registration: Registration.Accepted } && !_tried.ContainsKey(stationId);

    private async Task AskAsync(FirmwareCampaign campaign, string stationId, CancellationToken stopping)
    {
        var connection = _directory.Find(stationId);
        try
        {
            await _commands.UpdateFirmwareAsync(
                new CommandOrigin(stationId, campaign.Operator), new FirmwareUpdateCommand { FirmwareId = campaign.FirmwareId }, campaign.Id, stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotAsked(stationId, campaign.Id, failure.Message);
            if (connection is null)
                return;
            lock (_tried)
                _tried[stationId] = connection;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: could not be updated in campaign {CampaignId}: {Reason}")]
    private partial void NotAsked(string stationId, long campaignId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Firmware campaigns could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
