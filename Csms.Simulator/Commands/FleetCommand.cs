using System.CommandLine;
using Csms.Simulator.Fleet;
using Spectre.Console;

namespace Csms.Simulator.Commands;

/// <summary><c>fleet N</c>: many stations in one process.</summary>
internal static class FleetCommand
{
    private const int MostStations = 100_000;

    public static Command Create()
    {
        var count = new Argument<int>("N") { Description = "How many stations" };
        var prefix = new Option<string>("--prefix") { Description = "What the stations' ids begin with; a number follows", DefaultValueFactory = _ => "SIM-" };
        var token = new Option<string>("--token") { Description = "The card that is shown everywhere", DefaultValueFactory = _ => "SIM-CARD" };
        var share = new Option<double>("--charging-share") { Description = "The share of stations that charge, 0 to 1", DefaultValueFactory = _ => 0.2 };
        var rate = new Option<int>("--connect-rate") { Description = "Stations that connect per second", DefaultValueFactory = _ => 100 };
        var duration = new Option<int?>("--duration") { Description = "Seconds after which the fleet stops; without it Ctrl-C ends it" };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostStations)
                result.AddError($"N must be 1 to {MostStations}.");
        });
        share.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0 or > 1)
                result.AddError("--charging-share must be 0 to 1.");
        });
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--connect-rate must be at least 1.");
        });
        duration.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--duration must be at least 1.");
        });
        var connection = new ConnectionOptions();
        var command = new Command("fleet", "Runs many charging stations and shows what they see.") { count, prefix, token, share, rate, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var fleet = new StationFleet(connection.Read(result, ""), result.GetValue(count), result.GetValue(prefix)!, result.GetValue(token)!)
            {
                ChargingShare = result.GetValue(share),
                ConnectsPerSecond = result.GetValue(rate),
                Duration = result.GetValue(duration) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            };
            var view = new FleetView(fleet, AnsiConsole.Console, live: !Console.IsOutputRedirected);
            return await fleet.RunAsync(view, cancellationToken);
        });
        return command;
    }
}
