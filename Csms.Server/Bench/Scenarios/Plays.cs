using System.Globalization;
using System.Text.Json;
using Csms.Domain.Bench;
using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Csms.Storage.Messages;

namespace Csms.Server.Bench.Scenarios;

/// <summary>The steps that scenarios share.</summary>
internal static class Plays
{
    /// <summary>A battery may wait for its turn, and meters of real stations tell every few minutes.</summary>
    private static readonly TimeSpan MeterPatience = TimeSpan.FromMinutes(6);

    private static readonly string[] Plugged = ["Preparing", "Occupied", "Charging", "SuspendedEV", "SuspendedEVSE"];

    public static Step Free { get; } = new()
    {
        Key = "free",
        Title = "Nothing charges at the EVSE",
        PlayAsync = async (stage, token) => await stage.RunningAsync(token) is { } running
            ? throw new StepFailedException($"Transaction {running.Id} runs there; end it first.")
            : $"EVSE {stage.EvseId} has no transaction.",
    };

    public static Step PlugIn { get; } = new()
    {
        Key = "plug-in",
        Title = "The station notices the plug",
        Deed = BenchDeed.PlugIn,
        PlayAsync = async (stage, token) => $"EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, Plugged)}.",
    };

    public static Step Unplug { get; } = new()
    {
        Key = "unplug",
        Title = "Unplugged, the EVSE is free again",
        Deed = BenchDeed.Unplug,
        Always = true,
        PlayAsync = async (stage, token) => $"EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, "Available")}.",
    };

    public static Step CardStarts { get; } = new()
    {
        Key = "card-starts",
        Title = "A card starts a transaction",
        Deed = BenchDeed.PresentCard,
        PlayAsync = async (stage, token) => Told(stage.Transaction = await AuthorizedAsync(stage, token)),
    };

    public static Step RemoteStart { get; } = new()
    {
        Key = "remote-start",
        Title = "A remote start brings about a transaction that names it",
        Limit = TimeSpan.FromMinutes(2),
        PlayAsync = async (stage, token) =>
        {
            var answer = await stage.Door.Commands.RemoteStartAsync(
                stage.Origin, new RemoteStartCommand { IdToken = stage.IdToken, IdTokenType = "ISO14443", EvseId = stage.EvseId }, token);
            await RequireAcceptedAsync(stage, answer, token);
            stage.Transaction = await AuthorizedAsync(stage, token);
            return stage.Transaction.RemoteStartId == answer.RemoteStartId
                ? Told(stage.Transaction)
                : throw new StepFailedException($"Transaction {stage.Transaction.Id} began, but not by this remote start.");
        },
    };

    public static Step EnergyFlows { get; } = new()
    {
        Key = "energy-flows",
        Title = "The meter tells of energy",
        Limit = MeterPatience,
        PlayAsync = async (stage, token) =>
        {
            var charged = await stage.UntilAsync(async look => await stage.RefreshedAsync(look) is { EnergyWh: > 0 } charging ? charging : Ended(stage), token);
            return charged.PowerW is { } power ? $"{Energy(charged.EnergyWh)} so far, at {Power(power)}." : $"{Energy(charged.EnergyWh)} so far.";
        },
    };

    public static Step RemoteStop { get; } = new()
    {
        Key = "remote-stop",
        Title = "A remote stop ends the transaction, for the reason Remote",
        PlayAsync = async (stage, token) =>
        {
            await RequireAcceptedAsync(stage, await stage.Door.Commands.RemoteStopAsync(
                stage.Origin, new RemoteStopCommand { TransactionId = JsonSerializer.SerializeToElement(stage.Transaction!.Id) }, token), token);
            var ended = await UntilEndedAsync(stage, token);
            return ended.StopReason == "Remote" ? Told(ended) : throw new StepFailedException($"The transaction ended for the reason {ended.StopReason ?? "Local"}, not Remote.");
        },
    };

    public static Step CardStops { get; } = new()
    {
        Key = "card-stops",
        Title = "The same card ends the transaction",
        Deed = BenchDeed.PresentCard,
        PlayAsync = async (stage, token) =>
        {
            var ended = await UntilEndedAsync(stage, token);
            // OCPP 1.6 §6.45: a reason that is left out is Local.
            return ended.StopReason is null or "Local" ? Told(ended) : throw new StepFailedException($"The transaction ended for the reason {ended.StopReason}, not Local.");
        },
    };

    /// <summary>What a bill needs.</summary>
    public static Step Billable { get; } = new()
    {
        Key = "billable",
        Title = "Its energy can be billed: registers at both ends, and nothing that needs a look",
        PlayAsync = async (stage, token) =>
        {
            var ended = await stage.UntilAsync(async look => await stage.RefreshedAsync(look) is { State: TransactionState.Ended, IsComplete: true } whole ? whole : null, token);
            if (ended.MeterStartWh is null || ended.MeterStopWh is null)
                throw new StepFailedException("The transaction has no register at its start or at its end.");
            return ended.Flags.Count == 0
                ? $"{Energy(ended.EnergyWh)}, from {ended.MeterStartWh:0.#} to {ended.MeterStopWh:0.#} Wh."
                : throw new StepFailedException($"The transaction is flagged: {string.Join(", ", ended.Flags)}.");
        },
    };

    /// <summary>A command that must be accepted, in the station's own word.</summary>
    public static Task RequireAcceptedAsync(Stage stage, CommandAnswer answer, CancellationToken cancellationToken) =>
        RequireAcceptedAsync(stage, answer, "Accepted", cancellationToken);

    /// <summary>A command that must be answered with this word. The exchange that proves it has been heard when this comes back.</summary>
    public static async Task RequireAcceptedAsync(Stage stage, CommandAnswer answer, string expected, CancellationToken cancellationToken)
    {
        // The answer reaches whoever asked a moment before it is written down.
        await stage.HearAsync(heard => heard.Message is { Direction: MessageDirection.ToStation }, cancellationToken);
        if (answer.Status == expected)
            return;
        var why = string.Join(": ", new[] { answer.ReasonCode, answer.ReasonText }.Where(word => !string.IsNullOrEmpty(word)));
        throw new StepFailedException($"The station answered {answer.Status}, not {expected}{(why.Length > 0 ? $" ({why})" : "")}.");
    }

    public static Task<Transaction> UntilEndedAsync(Stage stage, CancellationToken cancellationToken) => stage.UntilAsync(
        async token => await stage.RefreshedAsync(token) is { State: TransactionState.Ended } ended ? ended : null, cancellationToken);

    public static Task<Transaction> AuthorizedAsync(Stage stage, CancellationToken cancellationToken) =>
        stage.UntilAsync(async token => await stage.RunningAsync(token) is { IdToken: not null } running ? running : null, cancellationToken);

    public static string Energy(decimal? wattHours) => $"{((wattHours ?? 0) / 1000).ToString("0.###", CultureInfo.InvariantCulture)} kWh";

    public static string Power(decimal watts) => $"{(watts / 1000).ToString("0.0", CultureInfo.InvariantCulture)} kW";

    /// <summary>Whether a member of a CALL's payload says this.</summary>
    public static bool Says(LoggedMessage message, string path, string value) => Member(message.Request, path) == value;

    /// <summary>A text of a payload, by names with a point between them; null when there is none.</summary>
    public static string? Member(byte[] payload, string path)
    {
        if (Api.RawJson.Parse(payload) is not { } node)
            return null;
        foreach (var name in path.Split('.'))
        {
            if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out node))
                return null;
        }
        return node.ToString();
    }

    private static Transaction? Ended(Stage stage) => stage.Transaction is { State: TransactionState.Ended } ended
        ? throw new StepFailedException($"The transaction has ended without any energy, for the reason {ended.StopReason ?? "Local"}.")
        : null;

    private static string Told(Transaction transaction) => transaction.State == TransactionState.Active
        ? $"Transaction {transaction.Id} began, with the card {transaction.IdToken}."
        : $"Transaction {transaction.Id} ended, {transaction.StopReason ?? "Local"}, after {Energy(transaction.EnergyWh)}.";
}
