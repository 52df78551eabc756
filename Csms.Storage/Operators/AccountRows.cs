using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>An account as stored.</summary>
internal sealed class AccountRow
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string? PasswordHash { get; set; }

    public int Role { get; set; }

    public byte[]? TotpSecret { get; set; }

    public bool TotpIsOn { get; set; }

    public long TotpLastStep { get; set; }

    public int Failures { get; set; }

    public long? LockedUntil { get; set; }

    public long CreatedAt { get; init; }

    public long? LastSignInAt { get; set; }

    public long? DisabledAt { get; set; }
}

/// <summary>A one-time link as stored.</summary>
internal sealed class AccountLinkRow
{
    public byte[] CodeHash { get; init; } = [];

    public int? AccountId { get; init; }

    public long ExpiresAt { get; init; }
}

/// <summary>SQL of the tables accounts and account_links.</summary>
internal static class AccountRows
{
    public static IEnumerable<AccountRow> List(Session session) => session.Connection.Query<AccountRow>("select * from accounts order by name");

    public static AccountRow? Find(Session session, int id) =>
        session.Connection.QuerySingleOrDefault<AccountRow>("select * from accounts where id = @id", new { id });

    public static AccountRow? FindNamed(Session session, string name) =>
        session.Connection.QuerySingleOrDefault<AccountRow>("select * from accounts where name = @name", new { name });

    public static AccountRow Insert(Session session, AccountRow row) => session.Connection.QuerySingle<AccountRow>(
        "insert into accounts (name, password_hash, role, created_at) values (@Name, @PasswordHash, @Role, @CreatedAt) returning *", row);

    public static void Update(Session session, AccountRow row) => session.Connection.Execute(
        """
        update accounts set
          password_hash = @PasswordHash, role = @Role, totp_secret = @TotpSecret, totp_is_on = @TotpIsOn, totp_last_step = @TotpLastStep,
          failures = @Failures, locked_until = @LockedUntil, last_sign_in_at = @LastSignInAt, disabled_at = @DisabledAt
        where id = @Id
        """,
        row);

    public static void Remove(Session session, int id) => session.Connection.Execute("delete from accounts where id = @id", new { id });

    /// <summary>Keeps a link in place of the account's last one; without an account, in place of the last such one.</summary>
    public static void PutLink(Session session, AccountLinkRow row)
    {
        session.Connection.Execute("delete from account_links where coalesce(account_id, 0) = coalesce(@AccountId, 0)", row);
        session.Connection.Execute("insert into account_links (code_hash, account_id, expires_at) values (@CodeHash, @AccountId, @ExpiresAt)", row);
    }

    public static AccountLinkRow? FindLink(Session session, byte[] codeHash, long now) => session.Connection.QuerySingleOrDefault<AccountLinkRow>(
        "select * from account_links where code_hash = @codeHash and expires_at > @now", new { codeHash, now });

    public static void RemoveLink(Session session, byte[] codeHash) =>
        session.Connection.Execute("delete from account_links where code_hash = @codeHash", new { codeHash });
}
