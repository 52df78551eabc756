using System.Collections.Concurrent;
using Csms.Domain.Tokens;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>Remote starts, and the transactions that they bring about.</summary>
public sealed class RemoteStarts(Database database, TimeProvider clock)
{
    /// <summary>1.6 names no remote start: one of the same token, this long ago at most, is taken for the reason of a start.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>A start that happened longer than this before the request waited in the station's queue; clocks may be off this much.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<TaskCompletionSource, int> _waiting = [];

    /// <summary>Keeps a remote start before it is sent and gives it its id.</summary>
    public async ValueTask<RemoteStart> RequestAsync(NewRemoteStart start, CancellationToken cancellation)
    {
        var token = new PresentedToken(start.IdToken, start.IdTokenType);
        var row = new RemoteStartRow
        {
            StationNumber = start.Station.Number,
            IdToken = token.Shown,
            IdTokenType = token.Type,
            TokenKey = token.Key,
            Evse = start.Evse,
            Connector = start.Connector,
            RequestedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            OperatorName = start.OperatorName,
        };
        var id = await database.WriteAsync(session => RemoteStartRows.Insert(session, row), cancellation);
        return new RemoteStart
        {
            Id = id,
            StationId = start.Station.Id,
            IdToken = start.IdToken,
            IdTokenType = start.IdTokenType,
            Evse = start.Evse,
            Connector = start.Connector,
            RequestedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.RequestedAt),
        };
    }

    /// <summary>
    /// Keeps how the station answered, in its word, or why it will not start. Not to be said while the outcome is unknown: a station that did not answer may
    /// have started.
    /// </summary>
    /// <param name="ocppTransactionId">2.0.1: the station may name a transaction that is already there.</param>
    public async ValueTask AnsweredAsync(int id, string status, string? ocppTransactionId, CancellationToken cancellation)
    {
        if (await database.WriteAsync(session => Answer(session, id, status, ocppTransactionId), cancellation))
            Happened(id);
    }

    /// <summary>
    /// The transaction that this remote start brought about, as soon as it is committed; null when there is none in time. 2.0.1 names the remote start;
    /// in 1.6 it is the next start of that token on that connector within five minutes.
    /// </summary>
    public async ValueTask<Transaction?> WaitForTransactionAsync(int id, TimeSpan timeout, CancellationToken cancellation)
    {
        // First listen, then look: what is committed in between is seen by one of them.
        var happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[happened] = id;
        try
        {
            var transaction = await FindTransactionAsync(id, cancellation);
            if (transaction is not null)
                return transaction;
            await happened.Task.WaitAsync(timeout, clock, cancellation);
            return await FindTransactionAsync(id, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _waiting.TryRemove(happened, out _);
        }
    }

    /// <summary>Wakes who waits for it.</summary>
    internal void Happened(int id)
    {
        foreach (var (waiter, awaited) in _waiting)
        {
            if (awaited == id)
                waiter.TrySetResult();
        }
    }

    /// <summary>The remote start that a start of this token on this EVSE answers; null when none waits.</summary>
    /// <param name="tokenKey">1.6 has no types of tokens: what is a key code there comes as any other token.</param>
    /// <param name="at">When it started by the station's clock, which tells nothing before 2000.</param>
    internal static int? Waiting(Session session, long station, string tokenKey, int evse, long at, long now) => RemoteStartRows.Waiting(
        session,
        station,
        tokenKey,
        KeyCode.KeyOf(tokenKey),
        evse,
        now - (long)Window.TotalMilliseconds,
        at < PlausibleClock.Earliest ? long.MaxValue : at + (long)Earlier.TotalMilliseconds);

    private ValueTask<Transaction?> FindTransactionAsync(int id, CancellationToken cancellation) => database.ReadAsync(
        session => RemoteStartRows.Find(session, id)?.TransactionId is { } transaction && TransactionRows.Find(session, transaction) is { } row
            ? TransactionMap.ToTransaction(row)
            : null,
        cancellation);

    private static bool Answer(Session session, int id, string status, string? ocppTransactionId)
    {
        RemoteStartRows.Answer(session, id, status);
        if (ocppTransactionId is null
            || RemoteStartRows.Find(session, id) is not { TransactionId: null } start
            || TransactionRows.FindByOcppId(session, start.StationNumber, ocppTransactionId) is not { } row)
            return false;
        RemoteStartRows.Link(session, start.StationNumber, id, row.Id);
        return true;
    }
}
