using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Transaction = Csms.Domain.Transactions.Transaction;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<TransactionStatus> QueryTransactionAsync(StationConnection station, Transaction transaction, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new GetTransactionStatusRequest { TransactionId = transaction.OcppTransactionId }, cancellationToken);
        return new TransactionStatus(answer.OngoingIndicator, answer.MessagesInQueue);
    }
}
