using Csms.Domain.Transactions;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Asks a transaction's station what it knows of it, and keeps what it says: that may end the transaction, see <see cref="TransactionLedger.ToldAsync"/>.</summary>
    public async Task<Transaction> QueryTransactionAsync(string operatorName, int id, CancellationToken cancellationToken)
    {
        var transaction = await ledger.FindAsync(id, cancellationToken) ?? throw new NotKnownException($"There is no transaction '{id}'.");
        var told = await RunAsync(
            new CommandOrigin(transaction.StationId, operatorName), "query-status", new { TransactionId = id },
            (version, station) => version.QueryTransactionAsync(station, transaction, cancellationToken), cancellationToken);
        return await ledger.ToldAsync(id, told.Ongoing, told.MessagesInQueue, CancellationToken.None) ?? transaction;
    }
}
