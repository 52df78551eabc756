using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Tokens;

/// <summary>SQL of the table tokens.</summary>
internal static class TokenRows
{
    public static TokenRow? Find(Session session, string tokenKey) =>
        session.Connection.QuerySingleOrDefault<TokenRow>("select * from tokens where token_key = @tokenKey", new { tokenKey });

    /// <summary>The token of a contract, however its id is spelt.</summary>
    public static TokenRow? FindContract(Session session, string contractKey) => session.Connection.QueryFirstOrDefault<TokenRow>(
        "select * from tokens where contract_key = @contractKey order by token_key limit 1", new { contractKey });

    public static IEnumerable<TokenRow> List(Session session, string after, int limit) => session.Connection.Query<TokenRow>(
        "select * from tokens where token_key > @after order by token_key limit @limit", new { after, limit });

    /// <summary>Those whose id begins with a text, or that are in a group of this name; the text in lower case.</summary>
    public static IEnumerable<TokenRow> Search(Session session, string text, string after, int limit) => session.Connection.Query<TokenRow>(
        """
        select * from tokens
        where token_key > @after and token_key in (
          select token_key from tokens where token_key >= @text and token_key < @end
          union all select token_key from tokens where lower(coalesce(group_id, parent_id)) = @text)
        order by token_key limit @limit
        """,
        new { text, end = text + "\U0010FFFF", after, limit });

    public static void Put(Session session, TokenRow row) => session.Connection.Execute(
        """
        insert into tokens (token_key, id_token, type, status, group_id, parent_id, expires_at, rules_json, language, updated_at, contract_key)
        values (@TokenKey, @IdToken, @Type, @Status, @GroupId, @ParentId, @ExpiresAt, @RulesJson, @Language, @UpdatedAt, @ContractKey)
        on conflict (token_key) do update set
          id_token = excluded.id_token, type = excluded.type, status = excluded.status, group_id = excluded.group_id,
          parent_id = excluded.parent_id, expires_at = excluded.expires_at, rules_json = excluded.rules_json,
          language = excluded.language, updated_at = excluded.updated_at, contract_key = excluded.contract_key
        """,
        row);

    public static bool Remove(Session session, string tokenKey) =>
        session.Connection.Execute("delete from tokens where token_key = @tokenKey", new { tokenKey }) > 0;

    /// <summary>All that belong to a group; all there are when it is null.</summary>
    public static IEnumerable<TokenRow> OfGroup(Session session, string? groupId) => session.Connection.Query<TokenRow>(
        groupId is null ? "select * from tokens" : "select * from tokens where lower(coalesce(group_id, parent_id)) = lower(@groupId)", new { groupId });

    /// <summary>Notes that a token or a group has changed.</summary>
    public static void CountChange(Session session) => session.Connection.Execute("update token_changes set number = number + 1");

    /// <summary>How often a token or a group has changed so far.</summary>
    public static long Changes(Session session) => session.Connection.ExecuteScalar<long>("select number from token_changes");
}
