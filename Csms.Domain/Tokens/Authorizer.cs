using Csms.Domain.Timeline;
using Csms.Domain.Transactions;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Timeline;
using Csms.Storage.Tokens;
using Csms.Storage.Transactions;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Tokens;

/// <summary>Decides what a presented token may do.</summary>
public sealed class Authorizer(Database database, IOptions<TokenOptions> options, TimeProvider clock)
{
    /// <summary>2.0.1's type of a token that a person types in.</summary>
    private static readonly Authorization Anybody = new() { Status = AuthorizationStatus.Accepted, Reason = "No token is needed." };
    private static readonly Authorization Admitted = new() { Status = AuthorizationStatus.Accepted, Reason = "Nobody registered it, and unknown tokens may charge." };
    private static readonly Authorization Unknown = new() { Status = AuthorizationStatus.Unknown, Reason = "Nobody registered a token with this id and type." };
    private static readonly Authorization WrongCode = new() { Status = AuthorizationStatus.Invalid, Reason = "Nobody registered this key code." };
    private static readonly Authorization TooManyTries = new() { Status = AuthorizationStatus.Invalid, Reason = "Too many wrong key codes at this station: none is looked at for a while." };

    private readonly KeyCodeGuard _keyCodes = new(clock);

    /// <summary>Answers an Authorize. ConcurrentTx is decided only when a transaction starts, by the ledger.</summary>
    public ValueTask<Authorization> AuthorizeAsync(PresentedToken token, CancellationToken cancellation) =>
        AuthorizeAsync(token, Presentation.Nowhere, cancellation);

    /// <inheritdoc cref="AuthorizeAsync(PresentedToken, CancellationToken)"/>
    public ValueTask<Authorization> AuthorizeAsync(PresentedToken token, Presentation where, CancellationToken cancellation) =>
        database.ReadAsync(session => Decide(session, token, where), cancellation);

    /// <summary>Whether a start would be accepted here and now.</summary>
    public ValueTask<Authorization> AuthorizeStartAsync(PresentedToken token, Presentation where, CancellationToken cancellation) =>
        database.ReadAsync(session => DecideStart(session, token, null, where), cancellation);

    internal Authorization Decide(Session session, PresentedToken token, Presentation where)
    {
        // OCPP 2.0.1 C02.FR.02
        if (token.Type == "NoAuthorization")
            return Anybody;
        if (where.Verdict is not null)
            return where.Verdict;
        if (!KeyCode.IsMeant(token.Type))
            return Judge(session, token, where) ?? (options.Value.Unknown == UnknownPolicy.Accept ? Admitted : Unknown);
        if (where is { Station: { } slowed, IsDryRun: false } && _keyCodes.IsWaiting(slowed.Number))
            return TooManyTries;
        var decision = Judge(session, token, where);
        if (where is { Station: { } station, IsDryRun: false })
            Count(station, decision is { IsAccepted: true });
        // C04.FR.01: a wrong key code is Invalid, whatever becomes of unknown cards.
        return decision ?? WrongCode;
    }

    /// <summary>
    /// Decides a start: a registered token with as many transactions as it may have is ConcurrentTx. Its own transaction does not count, nor one on the
    /// same EVSE, whose stop must have been lost.
    /// </summary>
    internal Authorization DecideStart(Session session, PresentedToken token, long? transaction, Presentation where)
    {
        var decision = Decide(session, token, where);
        if (!decision.IsAccepted)
            return decision;
        // OCPP 2.0.1 C16: a master pass is there to stop.
        if (decision.IsMasterPass)
            return decision with { Status = AuthorizationStatus.Invalid, Reason = "A master pass stops transactions and starts none." };
        return decision.MaxConcurrent == int.MaxValue
            || TransactionRows.CountCharging(
                session, token.Key, transaction, where.Station?.Number ?? 0, where.Evse, TransactionFlag.InvalidToken, decision.MaxConcurrent) < decision.MaxConcurrent
                ? decision
                : decision with { Status = AuthorizationStatus.ConcurrentTx, Reason = $"It has {decision.MaxConcurrent} running elsewhere, and may have no more." };
    }

    /// <summary>What a registered token may do for good: neither time nor place is looked at.</summary>
    internal static Authorization Standing(Token token, TokenGroup? group, bool hasTypes, DateTimeOffset now)
    {
        var (status, reason) = token.Status switch
        {
            TokenStatus.Blocked => (AuthorizationStatus.Blocked, "It is blocked."),
            TokenStatus.Expired => (AuthorizationStatus.Expired, "It is registered as expired."),
            TokenStatus.Invalid => (AuthorizationStatus.Invalid, "It is registered as invalid."),
            _ when token.ExpiresAt <= now => (AuthorizationStatus.Expired, $"It expired at {token.ExpiresAt:yyyy-MM-dd HH:mm}Z."),
            _ => group?.Status switch
            {
                TokenStatus.Blocked => (AuthorizationStatus.Blocked, "Its group is blocked."),
                TokenStatus.Expired => (AuthorizationStatus.Expired, "Its group has expired."),
                TokenStatus.Invalid => (AuthorizationStatus.Invalid, "Its group is invalid."),
                // A 1.6 station would start with it: it knows no master passes.
                _ when group?.MasterPass == true && !hasTypes => (AuthorizationStatus.Invalid, "A master pass is for stations of OCPP 2.0.1."),
                _ => (AuthorizationStatus.Accepted, "It is registered and may charge."),
            },
        };
        return new Authorization
        {
            Status = status,
            Reason = reason,
            GroupId = hasTypes ? token.GroupId ?? token.ParentId : token.ParentId ?? token.GroupId,
            ExpiresAt = token.ExpiresAt,
            CacheUntil = token.ExpiresAt,
            Language = token.Language,
            IsMasterPass = group?.MasterPass == true,
        };
    }

    // Null when nobody registered the token.
    private Authorization? Judge(Session session, PresentedToken token, Presentation where)
    {
        if (Find(session, token) is not { } row)
            return null;
        var now = clock.GetUtcNow();
        var known = TokenBook.ToToken(row);
        var group = (known.GroupId ?? known.ParentId) is { } id && TokenGroupRows.Find(session, TokenBook.KeyOf(id)) is { } found ? TokenGroups.ToGroup(found) : null;
        var standing = Standing(known, group, token.Type is not null, now);
        if (options.Value.CacheLifetime > TimeSpan.Zero)
            standing = standing with { CacheUntil = Earlier(standing.CacheUntil, now + options.Value.CacheLifetime) };
        if (!standing.IsAccepted)
            return standing;
        var rules = TokenRules.Join(known.Rules, group?.Rules);
        standing = standing with { MaxConcurrent = rules?.MaxConcurrent ?? (options.Value.AllowConcurrent ? int.MaxValue : 1) };
        if (rules is null || where.IsStop)
            return standing;
        var place = TokenPlaces.Judge(session, rules, where.Station, where.Evse);
        if (place.Refusal is { } refusal)
            return standing with { Status = refusal, Reason = place.Reason };
        // What a station's queue held back is judged by when it happened.
        var at = where.At is { } told && told < now && told.ToUnixTimeMilliseconds() >= PlausibleClock.Earliest ? told : now;
        return rules.IsOpen(at, out var until)
            ? standing with { EvseIds = place.Evses, CacheUntil = Earlier(standing.CacheUntil, until) }
            : standing with { Status = AuthorizationStatus.NotAtThisTime, Reason = "It may not charge at this time of the week." };
    }

    private static TokenRow? Find(Session session, PresentedToken token)
    {
        // OCPP 2.0.1 C01.FR.25: a token of another type is another token. What operators know a key code by is no key code.
        if (TokenRows.Find(session, TokenBook.KeyOf(token.IdToken)) is { } row
            && (row.Type is null || token.Type is null || row.Type.Equals(token.Type, StringComparison.OrdinalIgnoreCase))
            && !(KeyCode.IsMeant(row.Type) && KeyCode.IsName(row.TokenKey)))
            return row;
        if ((token.Type is null || KeyCode.IsMeant(token.Type)) && TokenRows.Find(session, KeyCode.KeyOf(token.IdToken)) is { } code)
            return code;
        return (token.Type is null || ContractId.IsMeant(token.Type)) && ContractId.KeyOf(token.IdToken) is { } key ? TokenRows.FindContract(session, key) : null;
    }

    private void Count(Stations.StationKey station, bool isRight)
    {
        if (isRight)
        {
            _keyCodes.Passed(station.Number);
            return;
        }
        var wait = _keyCodes.Failed(station.Number);
        if (wait == TimeSpan.Zero)
            return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        database.Post(session => TimelineRows.Insert(
            session, station.Id, now, TimelineKind.Security, $"Too many wrong key codes: none is looked at for {wait.TotalSeconds:0} seconds.", null));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
