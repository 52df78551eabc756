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
internal sealed partial class CostWatch : IHostedService, IAsyncDisposable
{
    private const int StationsAtOnce = 8;

    private readonly IPriceSource _prices;
    private readonly PriceDesk _desk;
    private readonly ToldPrices _told;
    private readonly TransactionLedger _ledger;
    private readonly StationDirectory _directory;
    private readonly Ocpp201Commands _commands;
    private readonly ILogger<CostWatch> _logger;
    private readonly Rounds? _rounds;

    public CostWatch(
        IPriceSource prices, PriceDesk desk, ToldPrices told, TransactionLedger ledger, StationDirectory directory, Ocpp201Commands commands,
        IOptions<PriceOptions> options, TimeProvider time, ILogger<CostWatch> logger)
    {
        (_prices, _desk, _told, _ledger, _directory, _commands, _logger) = (prices, desk, told, ledger, directory, commands, logger);
        var period = options.Value.RunningCostInterval;
        _rounds = period > TimeSpan.Zero ? new Rounds(period, time, TellAsync, ToldInVain) : null;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rounds?.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _rounds?.StopAsync() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _rounds?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task TellAsync(CancellationToken stopping)
    {
        if (!_prices.HasPrices)
            return;
        var stations = _directory.Connections.Where(station => station is { Version: OcppVersion.Ocpp201, Session.Registration: Registration.Accepted });
        await Parallel.ForEachAsync(stations, new ParallelOptions { MaxDegreeOfParallelism = StationsAtOnce, CancellationToken = stopping }, TellAsync);
    }

    private async ValueTask TellAsync(StationConnection station, CancellationToken cancellationToken)
    {
        if (!await _desk.CanShowAsync(station.Session.Station.Key, "Cost", cancellationToken))
            return;
        // A station runs few transactions at once; ended ones are not told about.
        var running = await _ledger.ListAsync(new TransactionQuery { StationId = station.StationId, State = TransactionState.Active }, new PageRequest(), cancellationToken);
        foreach (var transaction in running.Items)
        {
            if (await _prices.CostAsync(transaction.Id, cancellationToken) is not { } cost || (await _told.FindAsync(transaction.Id, cancellationToken))?.Cost == cost)
                continue;
            try
            {
                await _commands.TellCostAsync(station, transaction, cost, cancellationToken);
            }
            catch (Exception failure) when (CommandFailure.IsExpected(failure))
            {
                // The next one may be told: an id that is too long for the call is this transaction's fault alone.
                NotTold(station.StationId, transaction.Id, failure.Message);
                continue;
            }
            await _told.KeepAsync(transaction.Id, null, cost, CancellationToken.None);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{StationId}: the cost of transaction {TransactionId} could not be told: {Reason}")]
    private partial void NotTold(string stationId, int transactionId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Costs could not be told; the next try is after the interval")]
    private partial void ToldInVain(Exception failure);
}
