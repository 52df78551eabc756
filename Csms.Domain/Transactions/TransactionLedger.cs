using Csms.Domain.Readings;
using Csms.Domain.Stations;

namespace Csms.Domain.Transactions;

/// <summary>
/// The transactions of all stations. Everything a station sends about energy is kept; what contradicts itself is kept and flagged. Every verb
/// returns after its commit, and a repeated message changes nothing.
/// </summary>
public sealed class TransactionLedger
{
    /// <summary>1.6: keeps a start, decides the token and gives the transaction its id.</summary>
    public ValueTask<StartOutcome> StartAsync(StartReport start, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>1.6: keeps a stop. Never refuses.</summary>
    public ValueTask<StopOutcome> StopAsync(StopReport stop, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>2.0.1: keeps an event, in whatever order events come.</summary>
    public ValueTask<EventOutcome> RecordAsync(TransactionEventReport report, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps meter values that come by themselves, in a transaction or outside of one. One appended row per meter value.</summary>
    public ValueTask RecordAsync(StationKey station, MeterReport report, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Sets a flag on a transaction (1.6: by id; 2.0.1: by the station's id); nothing when there is no such transaction.</summary>
    public ValueTask FlagAsync(StationKey station, string transactionId, string flag, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Ends a transaction by hand, without its station. Null when there is none; unchanged when it has ended.</summary>
    public ValueTask<Transaction?> CloseAsync(int id, string operatorName, string reason, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>By the row's id; null when there is none.</summary>
    public ValueTask<Transaction?> FindAsync(int id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>One transaction of a station, by the row's id or the station's own id; null when there is none.</summary>
    public ValueTask<Transaction?> FindAsync(StationKey station, string transactionId, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Transaction>> ListAsync(TransactionQuery query, PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The transaction that runs on an EVSE; null when none does.</summary>
    public ValueTask<Transaction?> FindRunningAsync(StationKey station, int evse, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All samples of a transaction in the order in which they came, read as they are asked for.</summary>
    public IAsyncEnumerable<Reading> ReadingsAsync(int id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All samples of a station received in a time range, those outside of transactions included.</summary>
    public IAsyncEnumerable<Reading> ReadingsAsync(StationKey station, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotImplementedException();
}
