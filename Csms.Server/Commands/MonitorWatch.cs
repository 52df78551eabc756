using System.Collections.Concurrent;
using Csms.Domain.Monitors;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>OCPP 2.0.1 N04.FR.19: after a reboot a station is asked which monitors it still has, where some were set from here.</summary>
internal sealed partial class MonitorWatch : IHostedService, IAsyncDisposable
{
    /// <summary>Stations asked at the same time; each answer is short.</summary>
    private const int AtOnce = 4;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly MonitorBook _monitors;
    private readonly StationDirectory _directory;
    private readonly StationCommands _commands;
    private readonly ILogger<MonitorWatch> _logger;
    private readonly Rounds _rounds;

    /// <summary>The socket over which a station was asked in vain; it is asked again over the next one.</summary>
    private readonly ConcurrentDictionary<string, StationConnection> _inVain = new();

    public MonitorWatch(MonitorBook monitors, StationDirectory directory, StationCommands commands, TimeProvider time, ILogger<MonitorWatch> logger)
    {
        (_monitors, _directory, _commands, _logger) = (monitors, directory, commands, logger);
        _rounds = new Rounds(Period, time, LookAsync, TriedInVain);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds.StopAsync();

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task LookAsync(CancellationToken stopping)
    {
        var unreported = await _monitors.UnreportedAsync(stopping);
        foreach (var forgotten in _inVain.Keys.Except(unreported))
            _inVain.TryRemove(forgotten, out _);
        var due = unreported.Select(_directory.Find)
            .OfType<StationConnection>()
            .Where(station => station.Session.Registration == Registration.Accepted && _inVain.GetValueOrDefault(station.StationId) != station);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, AskAsync);
    }

    private async ValueTask AskAsync(StationConnection station, CancellationToken stopping)
    {
        try
        {
            await _commands.AskMonitoringReportAsync(CommandOrigin.Own(station.StationId), new MonitoringReportCommand(), stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            _inVain[station.StationId] = station;
            NotAsked(station.StationId, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId} could not be asked for its monitors: {Reason}")]
    private partial void NotAsked(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Monitors could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);
}
