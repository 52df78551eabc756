namespace Csms.Domain.Transactions;

/// <summary>Remote starts, and the transactions that they bring about.</summary>
public sealed class RemoteStarts
{
    /// <summary>Keeps a remote start before it is sent and gives it its id.</summary>
    public ValueTask<RemoteStart> RequestAsync(NewRemoteStart start, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps how the station answered, in its word, or why it did not.</summary>
    /// <param name="ocppTransactionId">2.0.1: the station may name a transaction that is already there.</param>
    public ValueTask AnsweredAsync(int id, string status, string? ocppTransactionId, CancellationToken cancellation) => throw new NotImplementedException();

    public ValueTask<RemoteStart?> FindAsync(int id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>
    /// The transaction that this remote start brought about, as soon as it is committed; null when there is none in time. 2.0.1 names the remote start;
    /// in 1.6 it is the first start of that token on that connector within five minutes.
    /// </summary>
    public ValueTask<Transaction?> WaitForTransactionAsync(int id, TimeSpan timeout, CancellationToken cancellation) => throw new NotImplementedException();
}
