using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public (string Tariff, string TotalCost) FallbackTextKeys =>
        throw new RuleBrokenException("OCPP 2.0.1 I04, I05", "", "A 1.6 station has no such texts, but its vendor's own, by configuration.");

    public Task TellCostAsync(StationConnection station, Transaction transaction, decimal totalCost, CancellationToken cancellationToken) =>
        throw new RuleBrokenException("OCPP 2.0.1 I02", "", "A 1.6 station cannot be told a cost, but by its vendor's own data-transfer.");
}
