using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>Tries under a name that nobody can sign in by, as stored.</summary>
internal sealed class SignInTryRow
{
    public byte[] NameHash { get; init; } = [];

    public int Failures { get; set; }

    public long? LockedUntil { get; set; }

    public long LastAt { get; set; }
}

/// <summary>SQL of the table sign_in_tries.</summary>
internal static class SignInTryRows
{
    public static SignInTryRow? Find(Session session, byte[] nameHash) =>
        session.Connection.QuerySingleOrDefault<SignInTryRow>("select * from sign_in_tries where name_hash = @nameHash", new { nameHash });

    public static void Put(Session session, SignInTryRow row) => session.Connection.Execute(
        """
        insert into sign_in_tries (name_hash, failures, locked_until, last_at) values (@NameHash, @Failures, @LockedUntil, @LastAt)
        on conflict (name_hash) do update set failures = excluded.failures, locked_until = excluded.locked_until, last_at = excluded.last_at
        """,
        row);

    /// <summary>Forgets all but the newest.</summary>
    public static void RemoveOld(Session session, int kept) => session.Connection.Execute(
        "delete from sign_in_tries where last_at < (select last_at from sign_in_tries order by last_at desc limit 1 offset @last)", new { last = kept - 1 });
}
