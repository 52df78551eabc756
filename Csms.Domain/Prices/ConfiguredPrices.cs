using Csms.Domain.Transactions;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Prices;

/// <summary>The one price of the settings. The sum is rounded to hundredths at the end, half a hundredth up.</summary>
internal sealed class ConfiguredPrices(IOptions<PriceOptions> options, TransactionLedger ledger) : IPriceSource
{
    private readonly PriceOptions _options = options.Value;

    public bool HasPrices => _options.Free || _options.HasPrice || _options.TariffText.Length > 0;

    public ValueTask<string?> TariffAsync(TariffQuestion question, CancellationToken cancellation) => new(_options.TariffText.Length == 0 ? null : _options.TariffText);

    public async ValueTask<decimal?> CostAsync(int transactionId, CancellationToken cancellation)
    {
        // OCPP 2.0.1 I03.FR.04.
        if (_options.Free)
            return 0.00m;
        if (!_options.HasPrice || await ledger.FindAsync(transactionId, cancellation) is not { } transaction)
            return null;
        var cost = _options.PerSession;
        if (_options.PerKwh > 0)
        {
            // Before the first register nothing was charged yet; at the end it is a gap, and the cost is not known.
            if (transaction.EnergyWh is null && transaction.State == TransactionState.Ended)
                return null;
            cost += _options.PerKwh * (transaction.EnergyWh ?? 0) / 1000;
        }
        if (_options.PerMinute > 0)
        {
            // While it runs, the station's own count is as old as what it has sent last.
            var course = await ledger.CourseAsync(transactionId, cancellation);
            var seconds = transaction.State == TransactionState.Active
                ? course?.ChargingSeconds ?? transaction.TimeSpentChargingSeconds
                : transaction.TimeSpentChargingSeconds ?? course?.ChargingSeconds;
            if (seconds is null && transaction.State == TransactionState.Ended)
                return null;
            cost += _options.PerMinute * (seconds ?? 0) / 60;
        }
        return decimal.Round(cost, 2, MidpointRounding.AwayFromZero);
    }
}
