using Csms.Domain.Monitors;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>OCPP 2.0.1 N04.FR.19: after a reboot a station is asked which monitors it still has, where some were set from here.</summary>
internal sealed partial class MonitorWatch(
    MonitorBook monitors, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<MonitorWatch> logger)
    : Watch(Period, time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>The socket over which a station was asked in vain; it is asked again over the next one.</summary>
    private readonly SocketMemory<string, bool> _inVain = new();

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var unreported = await monitors.UnreportedAsync(stopping);
        var ids = unreported.ToHashSet();
        _inVain.Tidy(ids.Contains);
        var due = unreported.Select(directory.Find)
            .OfType<StationConnection>()
            .Where(station => station.Session.Registration == Registration.Accepted && !_inVain.Find(station.StationId, station));
        foreach (var station in due)
            Begin(station.StationId, token => AskAsync(station, token));
    }

    private async Task AskAsync(StationConnection station, CancellationToken stopping)
    {
        try
        {
            await commands.AskMonitoringReportAsync(CommandOrigin.Own(station.StationId), new MonitoringReportCommand(), stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            _inVain.Keep(station.StationId, station, true);
            NotAsked(station.StationId, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId} could not be asked for its monitors: {Reason}")]
    private partial void NotAsked(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Monitors could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
