using Csms.Domain;
using Csms.Domain.Prices;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Csms.Server.Ocpp201;
using Csms.Server.Prices;
using Microsoft.Extensions.Options;

namespace Csms.Server.Commands;

/// <summary>Tells stations that can show it what their running transactions cost, again when it has changed. OCPP 2.0.1 I02.FR.01.</summary>
internal sealed partial class CostWatch(
    IPriceSource prices, PriceDesk desk, ToldPrices told, TransactionLedger ledger, StationDirectory directory, Ocpp201Commands commands,
    IOptions<PriceOptions> options, TimeProvider time, ILogger<CostWatch> logger)
    : Watch(options.Value.RunningCostInterval, time)
{
    public override Task StartAsync(CancellationToken cancellationToken) =>
        options.Value.RunningCostInterval > TimeSpan.Zero ? base.StartAsync(cancellationToken) : Task.CompletedTask;

    protected override Task LookAsync(CancellationToken stopping)
    {
        var stations = directory.Connections.Where(station => station is { Version: OcppVersion.Ocpp201, Session.Registration: Registration.Accepted });
        foreach (var station in prices.HasPrices ? stations : [])
            Begin(station.StationId, token => TellAsync(station, token));
        return Task.CompletedTask;
    }

    private async Task TellAsync(StationConnection station, CancellationToken cancellationToken)
    {
        if (!await desk.CanShowAsync(station.Session.Station.Key, "Cost", cancellationToken))
            return;
        // A station runs few transactions at once; ended ones are not told about.
        var running = await ledger.ListAsync(new TransactionQuery { StationId = station.StationId, State = TransactionState.Active }, new PageRequest(), cancellationToken);
        foreach (var transaction in running.Items)
        {
            if (await prices.CostAsync(transaction.Id, cancellationToken) is not { } cost || (await told.FindAsync(transaction.Id, cancellationToken))?.Cost == cost)
                continue;
            try
            {
                await commands.TellCostAsync(station, transaction, cost, cancellationToken);
            }
            catch (Exception failure) when (CommandFailure.IsExpected(failure))
            {
                // The next one may be told: an id that is too long for the call is this transaction's fault alone.
                NotTold(station.StationId, transaction.Id, failure.Message);
                continue;
            }
            await told.KeepAsync(transaction.Id, null, cost, CancellationToken.None);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: the cost of transaction {TransactionId} could not be told: {Reason}")]
    private partial void NotTold(string stationId, int transactionId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Costs could not be told; the next try is after the interval")]
    protected override partial void LookedInVain(Exception failure);
}
