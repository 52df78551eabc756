using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public Task<TransactionStatus> QueryTransactionAsync(StationConnection station, Transaction transaction, CancellationToken cancellationToken) =>
        throw new RuleBrokenException("OCPP 2.0.1 E14", "", "A 1.6 station cannot be asked about a transaction; its connectors' states tell what runs there.");
}
