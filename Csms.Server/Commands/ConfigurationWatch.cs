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
internal sealed partial class ConfigurationWatch(
    SettingInventory inventory, WantedSettings wanted, StationDirectory directory, StationCommands commands,
    IOptions<ConfigurationOptions> options, TimeProvider time, ILogger<ConfigurationWatch> logger)
    : Watch(Period, time)
{
    /// <summary>Stations that are looked at at the same time, and in one round: thousands that come back at once must not be all asked at once.</summary>
    private const int AtOnce = 4;

    private const int MostInRound = 200;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    /// <summary>What each station was when it was looked at last, and when that failed.</summary>
    private readonly Dictionary<string, Look> _looks = [];

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var now = Time.GetUtcNow();
        foreach (var forgotten in _looks.Keys.Where(id => directory.FindSession(id) is null).ToList())
            _looks.Remove(forgotten);
        // B02.FR.01: a pending station may be configured; one that never booted is not known well enough.
        var due = directory.Connections.Where(connection => connection.Session.Registration is Registration.Accepted or Registration.Pending)
            .Select(connection => new Look(connection, connection.Session.Station, wanted.Revision, null))
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
            if (options.Value.TakeInventory && await inventory.IsDueAsync(look.Station, stopping))
                await TakeInventoryAsync(origin, look.Connection, stopping);
            if ((await wanted.DriftAsync(look.Station.Key, stopping)).Count > 0)
                await commands.ReconcileAsync(origin, stopping);
            return true;
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotConfigured(look.Station.Id, failure.Message);
            return false;
        }
    }

    private Task TakeInventoryAsync(CommandOrigin origin, StationConnection connection, CancellationToken stopping) => connection.Version == OcppVersion.Ocpp16
        ? commands.ReadConfigurationAsync(origin, [], stopping)
        : commands.ReportAsync(origin, new ReportCommand { Base = ReportKind.FullInventory }, stopping);

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its settings could not be looked after: {Reason}")]
    private partial void NotConfigured(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Settings could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);

    private sealed record Look(StationConnection Connection, Station Station, long Revision, DateTimeOffset? FailedAt);
}
