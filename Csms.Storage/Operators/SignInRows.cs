using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>A browser that is signed in, as stored.</summary>
internal sealed class SignInRow
{
    public int Id { get; init; }

    public byte[] TokenHash { get; init; } = [];

    public int AccountId { get; init; }

    public long CreatedAt { get; init; }

    public long LastUsedAt { get; init; }

    public string Address { get; init; } = "";

    public string Client { get; init; } = "";
}

/// <summary>SQL of the table sign_ins.</summary>
internal static class SignInRows
{
    public static void Insert(Session session, SignInRow row) => session.Connection.Execute(
        """
        insert into sign_ins (token_hash, account_id, created_at, last_used_at, address, client)
        values (@TokenHash, @AccountId, @CreatedAt, @LastUsedAt, @Address, @Client)
        """,
        row);

    public static SignInRow? Find(Session session, byte[] tokenHash) =>
        session.Connection.QuerySingleOrDefault<SignInRow>("select * from sign_ins where token_hash = @tokenHash", new { tokenHash });

    public static IEnumerable<SignInRow> List(Session session, int accountId) =>
        session.Connection.Query<SignInRow>("select * from sign_ins where account_id = @accountId order by last_used_at desc", new { accountId });

    public static void Used(Session session, int id, long at) =>
        session.Connection.Execute("update sign_ins set last_used_at = @at where id = @id", new { id, at });

    public static bool Remove(Session session, int accountId, int id) =>
        session.Connection.Execute("delete from sign_ins where id = @id and account_id = @accountId", new { accountId, id }) > 0;

    public static void RemoveOthers(Session session, int accountId, int but) =>
        session.Connection.Execute("delete from sign_ins where account_id = @accountId and id <> @but", new { accountId, but });

    public static void RemoveOld(Session session, long createdBefore, long usedBefore) => session.Connection.Execute(
        "delete from sign_ins where created_at < @createdBefore or last_used_at < @usedBefore", new { createdBefore, usedBefore });
}
