using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Operators;

namespace Csms.Domain.Operators;

/// <summary>Who signs in to the console, in which role. Nobody chooses another's password: a one-time link lets each choose their own.</summary>
public sealed class Accounts(Database database, TimeProvider clock)
{
    internal const int MaxNameLength = 64;

    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(3);

    /// <summary>A link to make the first administrator by, in place of the last such one; null when there is an account.</summary>
    public ValueTask<ShownLink?> OfferFirstAsync(CancellationToken cancellation) =>
        database.WriteAsync(session => AccountRows.List(session).Any() ? null : Offer(session, accountId: null), cancellation);

    /// <summary>Adds somebody, with the link to choose a password by.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long or taken.</exception>
    public ValueTask<(Account Account, ShownLink Link)> AddAsync(string name, Role role, CancellationToken cancellation)
    {
        var row = NewRow(name, role, passwordHash: null);
        return database.WriteAsync(
            session =>
            {
                var added = Insert(session, row);
                return (ToAccount(added), Offer(session, added.Id));
            },
            cancellation);
    }

    /// <summary>A link for somebody who has forgotten the password, in place of the last one; null when there is no such account.</summary>
    public ValueTask<ShownLink?> OfferPasswordAsync(int id, CancellationToken cancellation) =>
        database.WriteAsync(session => AccountRows.Find(session, id) is null ? null : Offer(session, id), cancellation);

    /// <summary>What a link is good for; null when it is unknown, used or over.</summary>
    public ValueTask<AccountLink?> FindLinkAsync(string code, CancellationToken cancellation)
    {
        var (hash, now) = (RandomSecret.Hash(code), Now());
        return database.ReadAsync(
            session => AccountRows.FindLink(session, hash, now) is not { } link ? null
                : link.AccountId is not { } id ? new AccountLink(null, Role.Administrator, Time(link.ExpiresAt))
                : AccountRows.Find(session, id) is { } row ? new AccountLink(row.Name, (Role)row.Role, Time(link.ExpiresAt)) : null,
            cancellation);
    }

    /// <summary>Uses a link up: its account gets the password, is unlocked and signed out everywhere; a second factor stays. Null when it is unknown, used or over.</summary>
    /// <param name="name">The name of the account that a link without one makes; not looked at otherwise.</param>
    /// <exception cref="ArgumentException">The name is empty, too long or taken.</exception>
    public ValueTask<Account?> AcceptLinkAsync(string code, string? name, string passwordHash, CancellationToken cancellation)
    {
        var (hash, now) = (RandomSecret.Hash(code), Now());
        return database.WriteAsync(
            session =>
            {
                if (AccountRows.FindLink(session, hash, now) is not { } link)
                    return null;
                AccountRows.RemoveLink(session, hash);
                if (link.AccountId is not { } id)
                    return ToAccount(Insert(session, NewRow(name ?? "", Role.Administrator, passwordHash)));
                var row = AccountRows.Find(session, id)!;
                (row.PasswordHash, row.Failures, row.LockedUntil) = (passwordHash, 0, null);
                AccountRows.Update(session, row);
                SignInRows.RemoveOthers(session, id, but: 0);
                return ToAccount(row);
            },
            cancellation);
    }

    /// <summary>All accounts by name.</summary>
    public ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Account>>(session => [.. AccountRows.List(session).Select(ToAccount)], cancellation);

    public ValueTask<Account?> FindAsync(int id, CancellationToken cancellation) =>
        database.ReadAsync(session => AccountRows.Find(session, id) is { } row ? ToAccount(row) : null, cancellation);

    /// <summary>Gives another role, lets nobody sign in any more, or again; what is null stays. Null when there is no such account.</summary>
    /// <exception cref="LastAdministratorException">Nobody would be left who can change anything.</exception>
    public ValueTask<Account?> ChangeAsync(int id, Role? role, bool? isDisabled, CancellationToken cancellation)
    {
        var now = Now();
        return ChangeAsync(
            id,
            (session, row) =>
            {
                var wasAdministrator = IsAdministrator(row);
                row.Role = (int)(role ?? (Role)row.Role);
                if (isDisabled is { } disabled)
                    row.DisabledAt = disabled ? row.DisabledAt ?? now : null;
                AccountRows.Update(session, row);
                if (wasAdministrator)
                    KeepAnAdministrator(session);
            },
            cancellation);
    }

    /// <summary>False when there is no such account.</summary>
    /// <exception cref="LastAdministratorException">Nobody would be left who can change anything.</exception>
    public ValueTask<bool> RemoveAsync(int id, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            if (AccountRows.Find(session, id) is not { } row)
                return false;
            AccountRows.Remove(session, id);
            if (IsAdministrator(row))
                KeepAnAdministrator(session);
            return true;
        },
        cancellation);

    /// <summary>The hash of somebody's password, to check it against; null when there is none.</summary>
    public ValueTask<string?> PasswordHashAsync(int id, CancellationToken cancellation) =>
        database.ReadAsync(session => AccountRows.Find(session, id)?.PasswordHash, cancellation);

    /// <summary>Gives somebody a new password, and signs out all other browsers.</summary>
    public ValueTask<Account?> ChangePasswordAsync(int id, string passwordHash, int signInId, CancellationToken cancellation) => ChangeAsync(
        id,
        (session, row) =>
        {
            row.PasswordHash = passwordHash;
            AccountRows.Update(session, row);
            SignInRows.RemoveOthers(session, id, signInId);
        },
        cancellation);

    /// <summary>A new secret for somebody's authenticator app; it counts from <see cref="ConfirmTotpAsync"/> on, and the last one until then.</summary>
    /// <returns>The secret as text to type, and as what the picture for the app says; null when there is no such account or a second factor is on.</returns>
    public ValueTask<(string Text, string Uri)?> OfferTotpAsync(int id, CancellationToken cancellation)
    {
        var secret = Totp.NewSecret();
        return database.WriteAsync<(string, string)?>(
            session =>
            {
                if (AccountRows.Find(session, id) is not { TotpIsOn: false } row)
                    return null;
                row.TotpSecret = secret;
                AccountRows.Update(session, row);
                return (Totp.ToText(secret), Totp.ToUri(secret, row.Name));
            },
            cancellation);
    }

    /// <summary>Asks for codes from now on, if this one shows that the app has the secret; false when it does not.</summary>
    public ValueTask<bool> ConfirmTotpAsync(int id, string code, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            session =>
            {
                if (AccountRows.Find(session, id) is not { TotpSecret: { } secret } row || Totp.StepOf(secret, code, now, row.TotpLastStep) is not { } step)
                    return false;
                (row.TotpIsOn, row.TotpLastStep) = (true, step);
                AccountRows.Update(session, row);
                return true;
            },
            cancellation);
    }

    /// <summary>Asks for no codes any more. Null when there is no such account.</summary>
    public ValueTask<Account?> EndTotpAsync(int id, CancellationToken cancellation) => ChangeAsync(
        id,
        (session, row) =>
        {
            (row.TotpIsOn, row.TotpSecret) = (false, null);
            AccountRows.Update(session, row);
        },
        cancellation);

    internal static Account ToAccount(AccountRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Role = (Role)row.Role,
        HasPassword = row.PasswordHash is not null,
        HasTotp = row.TotpIsOn,
        CreatedAt = Time(row.CreatedAt),
        LastSignInAt = row.LastSignInAt is { } last ? Time(last) : null,
        LockedUntil = row.LockedUntil is { } until ? Time(until) : null,
        DisabledAt = row.DisabledAt is { } at ? Time(at) : null,
    };

    internal static string NameOf(string typed) => typed.Trim().ToLowerInvariant();

    private ValueTask<Account?> ChangeAsync(int id, Action<Session, AccountRow> change, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            if (AccountRows.Find(session, id) is not { } row)
                return null;
            change(session, row);
            return ToAccount(row);
        },
        cancellation);

    // Thrown within the unit of work, which undoes it.
    private static void KeepAnAdministrator(Session session)
    {
        if (!AccountRows.List(session).Any(IsAdministrator))
            throw new LastAdministratorException();
    }

    private static bool IsAdministrator(AccountRow row) => (Role)row.Role == Role.Administrator && row is { DisabledAt: null, PasswordHash: not null };

    private static AccountRow Insert(Session session, AccountRow row) => AccountRows.FindNamed(session, row.Name) is null
        ? AccountRows.Insert(session, row)
        : throw new ArgumentException($"There is an account '{row.Name}' already.");

    private AccountRow NewRow(string name, Role role, string? passwordHash)
    {
        var kept = NameOf(name);
        if (kept.Length is 0 or > MaxNameLength)
            throw new ArgumentException($"An account's name has 1 to {MaxNameLength} characters.", nameof(name));
        return new AccountRow { Name = kept, Role = (int)role, PasswordHash = passwordHash, CreatedAt = Now() };
    }

    private ShownLink Offer(Session session, int? accountId)
    {
        var code = RandomSecret.New();
        var over = clock.GetUtcNow() + LinkLifetime;
        AccountRows.PutLink(session, new AccountLinkRow { CodeHash = RandomSecret.Hash(code), AccountId = accountId, ExpiresAt = over.ToUnixTimeMilliseconds() });
        return new ShownLink(code, over);
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
