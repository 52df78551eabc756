using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> RemoteStopAsync(StationConnection station, Transaction transaction, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new RemoteStopTransactionRequest { TransactionId = transaction.Id }, cancellationToken);
        return Answer(answer.Status);
    }
}
