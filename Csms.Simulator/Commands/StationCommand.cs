using System.CommandLine;
using System.Net.WebSockets;
using Csms.Simulator.Connections;
using Csms.Simulator.Tokens;
using Spectre.Console;

namespace Csms.Simulator.Commands;

/// <summary><c>station ID</c>: one station, on a live panel with keys, or as plain lines when the output is redirected.</summary>
internal static class StationCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The station's identity" };
        var evses = new Option<int>("--evses") { Description = "How many EVSEs the station has", DefaultValueFactory = _ => 1 };
        var direct = new Option<bool>("--dc") { Description = "EVSEs deliver direct current" };
        var token = new Option<string>("--token") { Description = "The card that is shown", DefaultValueFactory = _ => "SIM-CARD" };
        var contract = new Option<FileInfo?>("--contract") { Description = "PEM file of the contract that is shown in place of a card (Plug & Charge): its certificate, then its authorities" };
        var plug = new Option<bool>("--plug") { Description = "A vehicle is plugged in at every EVSE from the start, so that a remote start begins to charge" };
        var charge = new Option<bool>("--charge") { Description = "Charge at every EVSE, again and again" };
        var verbose = new Option<bool>("--verbose") { Description = "Print every frame" };
        evses.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--evses must be 1 to 100.");
        });
        contract.Validators.Add(result =>
        {
            try
            {
                if (result.GetValueOrDefault<FileInfo?>() is { } file)
                    Contract.Read(File.ReadAllText(file.FullName));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
            {
                result.AddError($"--contract: {fault.Message}");
            }
        });
        var connection = new ConnectionOptions();
        var command = new Command("station", "Runs one charging station.") { id, evses, direct, plug, token, contract, charge, verbose };
        connection.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var shown = result.GetValue(contract) is { } file ? Contract.Read(File.ReadAllText(file.FullName)) : null;
            var options = connection.Read(result, result.GetValue(id)!) with { EvseCount = result.GetValue(evses), DirectCurrent = result.GetValue(direct), Contract = shown };
            return RunAsync(
                options, result.GetValue(plug), shown?.Id ?? result.GetValue(token)!, result.GetValue(charge), result.GetValue(verbose), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        StationOptions options, bool plug, string token, bool charge, bool verbose, CancellationToken cancellationToken)
    {
        await using var station = new SimulatedStation(options);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var interactive = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        var lines = new StationLines(station, verbose);
        if (!interactive)
            lines.Begin();
        try
        {
            await station.StartAsync(ending.Token);
        }
        catch (HandshakeRefusedException refusal)
        {
            return await FailAsync(options, refusal, ExitCodes.Refused);
        }
        catch (WebSocketException fault)
        {
            return await FailAsync(options, fault, ExitCodes.Unreachable);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
        // With --charge its drivers do that themselves.
        foreach (var evse in plug && !charge ? station.Evses : [])
            station.PlugIn(evse.Id);
        var drivers = charge ? station.Evses.Select(evse => new Driver(station, evse.Id, token).RunAsync(ending.Token)).ToArray() : [];
        if (interactive)
            await new StationPanel(station, token, AnsiConsole.Console).RunAsync(ending.Token);
        else
            await StationLines.UntilCancelledAsync(ending.Token);
        await ending.CancelAsync();
        await Task.WhenAll(drivers);
        return ExitCodes.Done;
    }

    private static async Task<int> FailAsync(StationOptions options, Exception fault, int exitCode)
    {
        await Console.Error.WriteLineAsync($"{options.Id} cannot connect to {options.Url}: {fault.Message}");
        return exitCode;
    }
}
