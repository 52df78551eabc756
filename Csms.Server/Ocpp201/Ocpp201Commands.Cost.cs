using Csms.Protocol.Ocpp201;
using Csms.Server.Connections;
using Transaction = Csms.Domain.Transactions.Transaction;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public (string Tariff, string TotalCost) FallbackTextKeys => ("TariffCostCtrlr/TariffFallbackMessage", "TariffCostCtrlr/TotalCostFallbackMessage");

    public async Task TellCostAsync(StationConnection station, Transaction transaction, decimal totalCost, CancellationToken cancellationToken) =>
        await caller.CallAsync(station, new CostUpdatedRequest { TransactionId = transaction.OcppTransactionId, TotalCost = totalCost }, cancellationToken);
}
