using Csms.Domain.Configuration;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Csms.Server.Commands;

/// <summary>
/// Takes stations' inventories and brings stations to what is wanted of them: after each boot, each connection, and whenever something else is wanted.
/// </summary>
internal sealed partial class ConfigurationWatch : IHostedService, IAsyncDisposable
{
    /// <summary>Stations that are looked at at the same time, and in one round: thousands that come back at once must not be all asked at once.</summary>
    private const int AtOnce = 4;

    private const int MostInRound = 200;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly SettingInventory _inventory;
    private readonly WantedSettings _wanted;
    private readonly StationDirectory _directory;
    private readonly StationCommands _commands;
    private readonly ConfigurationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ConfigurationWatch> _logger;
    private readonly Rounds _rounds;

    /// <summary>What each station was when it was looked at last, and when that failed.</summary>
    private readonly Dictionary<string, Look> _looks = [];

    public ConfigurationWatch(
        SettingInventory inventory, WantedSettings wanted, StationDirectory directory, StationCommands commands, IOptions<ConfigurationOptions> options, TimeProvider time,
        ILogger<ConfigurationWatch> logger)
    {
        (_inventory, _wanted, _directory, _commands, _options, _time, _logger) = (inventory, wanted, directory, commands, options.Value, time, logger);
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
        var now = _time.GetUtcNow();
        foreach (var forgotten in _looks.Keys.Where(id => _directory.FindSession(id) is null).ToList())
            _looks.Remove(forgotten);
        // B02.FR.01: a pending station may be configured; one that never booted is not known well enough.
        var due = _directory.Connections.Where(connection => connection.Session.Registration is Registration.Accepted or Registration.Pending)
            .Select(connection => new Look(connection, connection.Session.Station, _wanted.Revision, null))
            .Where(look => IsDue(look, now))
            .Take(MostInRound).ToList();
        var isDone = new bool[due.Count];
        await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, async (i, token) =>
            isDone[i] = await TryAsync(due[i], token));
        for (var i = 0; i < due.Count; i++)
            _looks[due[i].Station.Id] = due[i] with { FailedAt = isDone[i] ? null : now };
    }

    // A boot gives the session a new station.
    private bool IsDue(Look look, DateTimeOffset now) => !_looks.TryGetValue(look.Station.Id, out var last)
        || last.Connection != look.Connection || !ReferenceEquals(last.Station, look.Station) || last.Revision != look.Revision
        || now - last.FailedAt >= AfterFailure;

    private async Task<bool> TryAsync(Look look, CancellationToken stopping)
    {
        var origin = CommandOrigin.Own(look.Station.Id);
        try
        {
            // OCPP 2.0.1 B07.FR.14.
            if (_options.TakeInventory && await _inventory.IsDueAsync(look.Station, stopping))
                await TakeInventoryAsync(origin, look.Connection, stopping);
            if ((await _wanted.DriftAsync(look.Station.Key, stopping)).Count > 0)
                await _commands.ReconcileAsync(origin, stopping);
            return true;
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotConfigured(look.Station.Id, failure.Message);
            return false;
        }
    }

    private Task TakeInventoryAsync(CommandOrigin origin, StationConnection connection, CancellationToken stopping) => connection.Version == OcppVersion.Ocpp16
        ? _commands.ReadConfigurationAsync(origin, [], stopping)
        : _commands.ReportAsync(origin, new ReportCommand { Base = ReportKind.FullInventory }, stopping);

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its settings could not be looked after: {Reason}")]
    private partial void NotConfigured(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Settings could not be looked after; the next try is in half a minute")]
    private partial void TriedInVain(Exception failure);

    private sealed record Look(StationConnection Connection, Station Station, long Revision, DateTimeOffset? FailedAt);
}
