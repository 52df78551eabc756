namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Tells a station what a running transaction costs, and keeps that it was told. OCPP 2.0.1 I02.</summary>
    public Task<CostAnswer> TellCostAsync(CommandOrigin origin, CostCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "running-cost", command,
        async (version, station) =>
        {
            var transaction = await RunningAsync("OCPP 2.0.1 I02", station.Session.Station.Key, command.TransactionId, cancellationToken);
            if (command.TotalCost < 0)
                throw new RuleBrokenException("minimum", "totalCost", "A cost is not below zero.");
            var cost = command.TotalCost ?? await prices.CostAsync(transaction.Id, cancellationToken)
                ?? throw new RuleBrokenException("OCPP 2.0.1 I02", "totalCost", "No price is known for this transaction: say the cost, or set Csms:Prices.");
            await version.TellCostAsync(station, transaction, cost, cancellationToken);
            await toldPrices.KeepAsync(transaction.Id, null, cost, CancellationToken.None);
            return new CostAnswer(transaction.Id, cost);
        },
        cancellationToken);

    /// <summary>Sets what a station shows drivers while it cannot ask for a tariff or a cost. OCPP 2.0.1 I04, I05.</summary>
    public Task<FallbackTextsAnswer> SetFallbackTextsAsync(CommandOrigin origin, FallbackTextsCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "fallback-texts", command,
        async (version, station) =>
        {
            if (command is { Tariff: null, TotalCost: null })
                throw new RuleBrokenException("OCPP 2.0.1 I04, I05", "", "Say a text for the tariff, for the total cost, or for both.");
            async Task<WrittenSetting?> SetAsync(string? key, string? text) => text is null || key is null
                ? null
                : (await WriteKeptAsync(version, station, [new ConfigurationChange { Key = key, Value = text }], cancellationToken))[0];
            var (tariff, totalCost) = version.FallbackTextKeys;
            return new FallbackTextsAnswer(await SetAsync(tariff, command.Tariff), await SetAsync(totalCost, command.TotalCost));
        },
        cancellationToken);
}
