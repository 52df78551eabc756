using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Tokens;
using Csms.Storage.Transactions;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Tokens;

/// <summary>Decides what a presented token may do.</summary>
public sealed class Authorizer(Database database, IOptions<TokenOptions> options, TimeProvider clock)
{
    private static readonly Authorization Accepted = new() { Status = AuthorizationStatus.Accepted };
    private static readonly Authorization Unknown = new() { Status = AuthorizationStatus.Unknown };

    /// <summary>Answers an Authorize. ConcurrentTx is decided only when a transaction starts, by the ledger.</summary>
    public ValueTask<Authorization> AuthorizeAsync(PresentedToken token, CancellationToken cancellation) =>
        database.ReadAsync(session => Decide(session, token), cancellation);

    internal Authorization Decide(Session session, PresentedToken token)
    {
        // OCPP 2.0.1 C02.FR.02
        if (token.Type == "NoAuthorization")
            return Accepted;
        var row = TokenRows.Find(session, TokenBook.KeyOf(token.IdToken));
        // OCPP 2.0.1 C01.FR.25: a token of another type is another token.
        if (row is null || (row.Type is not null && token.Type is not null && !row.Type.Equals(token.Type, StringComparison.OrdinalIgnoreCase)))
            return options.Value.Unknown == UnknownPolicy.Accept ? Accepted : Unknown;
        var known = TokenBook.ToToken(row);
        return new Authorization
        {
            Status = known.Status switch
            {
                TokenStatus.Blocked => AuthorizationStatus.Blocked,
                TokenStatus.Expired => AuthorizationStatus.Expired,
                TokenStatus.Invalid => AuthorizationStatus.Invalid,
                _ when known.ExpiresAt <= clock.GetUtcNow() => AuthorizationStatus.Expired,
                _ => AuthorizationStatus.Accepted,
            },
            GroupId = token.Type is null ? known.ParentId ?? known.GroupId : known.GroupId ?? known.ParentId,
            ExpiresAt = known.ExpiresAt,
        };
    }

    /// <summary>
    /// Decides a start: a registered token that already charges elsewhere is ConcurrentTx. Its own transaction does not count, nor one on the same EVSE,
    /// whose stop must have been lost.
    /// </summary>
    internal Authorization DecideStart(Session session, PresentedToken token, long? transaction, long station, int? evse)
    {
        var decision = Decide(session, token);
        var isRegistered = !ReferenceEquals(decision, Accepted);
        return decision.IsAccepted && isRegistered && !options.Value.AllowConcurrent
            && TransactionRows.IsCharging(session, TokenBook.KeyOf(token.IdToken), transaction, station, evse)
                ? decision with { Status = AuthorizationStatus.ConcurrentTx }
                : decision;
    }
}
