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
    /// <summary>Thousands that come back at once must not be all asked for their inventories at once.</summary>
    private const int MostInRound = 200;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly SocketMemory<string, Look> _looks = new();

    protected override Task LookAsync(CancellationToken stopping)
    {
        var now = Time.GetUtcNow();
        _looks.Tidy(_ => true);
        // B02.FR.01: a pending station may be configured; one that never booted is not known well enough.
        var due = directory.Connections.Where(connection => connection.Session.Registration is Registration.Accepted or Registration.Pending)
            .Select(connection => (Connection: connection, Look: new Look(connection.Session.Station, wanted.Revision, null)))
            .Where(one => IsDue(one.Look, _looks.Find(one.Connection.StationId, one.Connection), now));
        var begun = 0;
        foreach (var (connection, look) in due)
        {
            if (Begin(connection.StationId, token => BringAsync(connection, look, now, token)) && ++begun == MostInRound)
                break;
        }
        return Task.CompletedTask;
    }

    // A boot gives the session a new station.
    private static bool IsDue(Look look, Look? last, DateTimeOffset now) =>
        last is null || !ReferenceEquals(last.Station, look.Station) || last.Revision != look.Revision || now - last.FailedAt >= AfterFailure;

    private async Task BringAsync(StationConnection connection, Look look, DateTimeOffset begunAt, CancellationToken stopping)
    {
        var origin = CommandOrigin.Own(look.Station.Id);
        try
        {
            // OCPP 2.0.1 B07.FR.14.
            if (options.Value.TakeInventory && await inventory.IsDueAsync(look.Station, stopping))
                await TakeInventoryAsync(origin, connection, stopping);
            if ((await wanted.DriftAsync(look.Station.Key, stopping)).Count > 0)
                await commands.ReconcileAsync(origin, stopping);
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            NotConfigured(look.Station.Id, failure.Message);
            look = look with { FailedAt = begunAt };
        }
        _looks.Keep(look.Station.Id, connection, look);
    }

    private Task TakeInventoryAsync(CommandOrigin origin, StationConnection connection, CancellationToken stopping) => connection.Version == OcppVersion.Ocpp16
        ? commands.ReadConfigurationAsync(origin, [], stopping)
        : commands.ReportAsync(origin, new ReportCommand { Base = ReportKind.FullInventory }, stopping);

    [LoggerMessage(1, LogLevel.Information, "{StationId}: its settings could not be looked after: {Reason}")]
    private partial void NotConfigured(string stationId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Settings could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);

    /// <summary>What a station was when it was looked at last, and when that was if it failed.</summary>
    private sealed record Look(Station Station, long Revision, DateTimeOffset? FailedAt);
}
