using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Tokens;

/// <summary>A token group as stored.</summary>
internal sealed class TokenGroupRow
{
    public string GroupKey { get; init; } = "";

    public string GroupId { get; init; } = "";

    public int Status { get; init; }

    public bool IsMasterPass { get; init; }

    /// <summary>Null sets no limit.</summary>
    public string? RulesJson { get; init; }

    public long UpdatedAt { get; init; }
}

/// <summary>SQL of the table token_groups.</summary>
internal static class TokenGroupRows
{
    public static TokenGroupRow? Find(Session session, string groupKey) =>
        session.Connection.QuerySingleOrDefault<TokenGroupRow>("select * from token_groups where group_key = @groupKey", new { groupKey });

    public static IEnumerable<TokenGroupRow> List(Session session, string after, int limit) => session.Connection.Query<TokenGroupRow>(
        "select * from token_groups where group_key > @after order by group_key limit @limit", new { after, limit });

    public static void Put(Session session, TokenGroupRow row) => session.Connection.Execute(
        """
        insert into token_groups (group_key, group_id, status, is_master_pass, rules_json, updated_at)
        values (@GroupKey, @GroupId, @Status, @IsMasterPass, @RulesJson, @UpdatedAt)
        on conflict (group_key) do update set
          group_id = excluded.group_id, status = excluded.status, is_master_pass = excluded.is_master_pass, rules_json = excluded.rules_json,
          updated_at = excluded.updated_at
        """,
        row);

    public static bool Remove(Session session, string groupKey) =>
        session.Connection.Execute("delete from token_groups where group_key = @groupKey", new { groupKey }) > 0;
}
