using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Operators;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Operators;

/// <summary>
/// The browsers that are signed in. Each has a random token of its own, which ends when it is not used for <see cref="OperatorOptions.SignedInWhileIdle"/>, after
/// <see cref="OperatorOptions.SignedInAtMost"/>, and at once when the account is disabled.
/// </summary>
public sealed class SignIns(Database database, IOptions<OperatorOptions> options, TimeProvider clock)
{
    private const int TriesBeforeLock = 5;

    /// <summary>More than one address gets through in eight hours; a row is a hundred bytes.</summary>
    private const int MostUnknownNames = 10_000;

    /// <summary>Use is noted no more often, so that reading costs no writing.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>
    /// Counts a try before its password is checked, so that many tries at once are counted as well. Each fifth that was not followed by
    /// <see cref="StartAsync"/> locks the name, for twice as long each time, whether anybody can sign in by it or not: that is told to nobody.
    /// </summary>
    public ValueTask<SignInTry> TryAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = Accounts.NameOf(name);
        return database.WriteAsync(
            session => AccountRows.FindNamed(session, known) is { PasswordHash: { } hash, DisabledAt: null } row
                ? Try(session, row, hash, now)
                : TryUnknown(session, RandomSecret.Hash(known), now),
            cancellation);
    }

    /// <summary>Signs a browser in, after the password was found right; returns its token, which is shown this once. Null when a code is asked for and this is none.</summary>
    public ValueTask<string?> StartAsync(int accountId, string? totpCode, string address, string client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var token = RandomSecret.New();
        return database.WriteAsync(
            session =>
            {
                if (AccountRows.Find(session, accountId) is not { } row)
                    return null;
                if (row is { TotpIsOn: true, TotpSecret: { } secret })
                {
                    if (totpCode is null || Totp.StepOf(secret, totpCode, now, row.TotpLastStep) is not { } step)
                        return null;
                    row.TotpLastStep = step;
                }
                (row.Failures, row.LockedUntil, row.LastSignInAt) = (0, null, at);
                AccountRows.Update(session, row);
                SignInRows.RemoveOld(session, (now - options.Value.SignedInAtMost).ToUnixTimeMilliseconds(), (now - options.Value.SignedInWhileIdle).ToUnixTimeMilliseconds());
                SignInRows.Insert(session, new SignInRow
                {
                    TokenHash = RandomSecret.Hash(token), AccountId = accountId, CreatedAt = at, LastUsedAt = at, Address = address, Client = client,
                });
                return token;
            },
            cancellation);
    }

    /// <summary>Who is signed in by a token; null when nobody is any more.</summary>
    /// <param name="isUse">Whether this is somebody's doing; what goes on by itself keeps nobody signed in.</param>
    public async ValueTask<SignedIn?> FindAsync(string token, CancellationToken cancellation, bool isUse = true)
    {
        var hash = RandomSecret.Hash(token);
        var now = clock.GetUtcNow();
        var (row, account) = await database.ReadAsync(
            session => SignInRows.Find(session, hash) is { } found ? (found, AccountRows.Find(session, found.AccountId)) : (null, null), cancellation);
        if (row is null || account is not { DisabledAt: null })
            return null;
        var lastUsed = DateTimeOffset.FromUnixTimeMilliseconds(row.LastUsedAt);
        if (now - lastUsed >= options.Value.SignedInWhileIdle || now - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt) >= options.Value.SignedInAtMost)
            return null;
        if (isUse && now - lastUsed >= Noted)
            await database.WriteAsync(session => SignInRows.Used(session, row.Id, now.ToUnixTimeMilliseconds()), cancellation);
        return new SignedIn(row.Id, Accounts.ToAccount(account));
    }

    /// <summary>Somebody's browsers, the one used last first.</summary>
    public ValueTask<IReadOnlyList<SignIn>> ListAsync(int accountId, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<SignIn>>(
        session =>
        [
            .. SignInRows.List(session, accountId).Select(row => new SignIn(
                row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), DateTimeOffset.FromUnixTimeMilliseconds(row.LastUsedAt), row.Address, row.Client)),
        ],
        cancellation);

    /// <summary>Signs a browser out; false when it is not signed in.</summary>
    public ValueTask<bool> EndAsync(int accountId, int id, CancellationToken cancellation) =>
        database.WriteAsync(session => SignInRows.Remove(session, accountId, id), cancellation);

    private static SignInTry Try(Session session, AccountRow row, string passwordHash, DateTimeOffset now)
    {
        if (LockedAt(row.LockedUntil, now) is { } until)
            return new SignInTry(Accounts.ToAccount(row), passwordHash, until);
        if (++row.Failures % TriesBeforeLock == 0)
            row.LockedUntil = (now + LockAfter(row.Failures)).ToUnixTimeMilliseconds();
        AccountRows.Update(session, row);
        return new SignInTry(Accounts.ToAccount(row), passwordHash, null);
    }

    private static SignInTry TryUnknown(Session session, byte[] nameHash, DateTimeOffset now)
    {
        var row = SignInTryRows.Find(session, nameHash) ?? new SignInTryRow { NameHash = nameHash };
        if (LockedAt(row.LockedUntil, now) is { } until)
            return new SignInTry(null, null, until);
        if (++row.Failures % TriesBeforeLock == 0)
            row.LockedUntil = (now + LockAfter(row.Failures)).ToUnixTimeMilliseconds();
        row.LastAt = now.ToUnixTimeMilliseconds();
        SignInTryRows.Put(session, row);
        if (row.Failures == 1)
            SignInTryRows.RemoveOld(session, MostUnknownNames);
        return new SignInTry(null, null, null);
    }

    private static DateTimeOffset? LockedAt(long? until, DateTimeOffset now) => until > now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(until.Value) : null;

    private static TimeSpan LockAfter(int failures)
    {
        var locks = Math.Min(failures / TriesBeforeLock - 1, 10);
        return TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << locks, LongestLock.Ticks));
    }
}

/// <summary>A try to sign in.</summary>
/// <param name="Account">Null when nobody can sign in by that name.</param>
/// <param name="PasswordHash">What the password has to fit; null with the account.</param>
/// <param name="LockedUntil">Until when the password is not to be looked at; null when it is.</param>
public sealed record SignInTry(Account? Account, string? PasswordHash, DateTimeOffset? LockedUntil);

/// <summary>Who is signed in, in which browser.</summary>
public sealed record SignedIn(int SignInId, Account Account);

/// <summary>A browser that somebody is signed in with.</summary>
/// <param name="Client">What the browser says that it is.</param>
public sealed record SignIn(int Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string Address, string Client);
