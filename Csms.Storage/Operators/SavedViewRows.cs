using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>A view of the stations as stored.</summary>
internal sealed class SavedViewRow
{
    public int AccountId { get; init; }

    public string Name { get; init; } = "";

    public string Search { get; init; } = "";
}

/// <summary>SQL of the table saved_views.</summary>
internal static class SavedViewRows
{
    public static IEnumerable<SavedViewRow> List(Session session, int accountId) =>
        session.Connection.Query<SavedViewRow>("select * from saved_views where account_id = @accountId order by name", new { accountId });

    public static void Put(Session session, SavedViewRow row) => session.Connection.Execute(
        "insert into saved_views (account_id, name, search) values (@AccountId, @Name, @Search) on conflict (account_id, name) do update set search = excluded.search", row);

    public static bool Remove(Session session, int accountId, string name) =>
        session.Connection.Execute("delete from saved_views where account_id = @accountId and name = @name", new { accountId, name }) > 0;
}
