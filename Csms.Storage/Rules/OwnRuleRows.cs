using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Rules;

/// <summary>An operator's rule as stored.</summary>
internal sealed class OwnRuleRow
{
    public string RuleId { get; init; } = "";

    public string Json { get; init; } = "";
}

/// <summary>SQL of the table leniency_rules.</summary>
internal static class OwnRuleRows
{
    public static IEnumerable<OwnRuleRow> All(Session session) => session.Connection.Query<OwnRuleRow>("select rule_id, json from leniency_rules order by rule_id");

    /// <summary>Adds a rule or replaces it; true when it is new.</summary>
    public static bool Put(Session session, string ruleId, string json, long at)
    {
        var isNew = session.Connection.ExecuteScalar<int>("select count(*) from leniency_rules where rule_id = @ruleId", new { ruleId }) == 0;
        session.Connection.Execute(
            """
            insert into leniency_rules (rule_id, json, changed_at) values (@ruleId, @json, @at)
            on conflict (rule_id) do update set json = excluded.json, changed_at = excluded.changed_at
            """,
            new { ruleId, json, at });
        return isNew;
    }

    /// <summary>Removes a rule with its switches; what was counted stays. False when there is none.</summary>
    public static bool Remove(Session session, string ruleId)
    {
        session.Connection.Execute("delete from rule_switches where rule_id = @ruleId", new { ruleId });
        return session.Connection.Execute("delete from leniency_rules where rule_id = @ruleId", new { ruleId }) > 0;
    }
}
