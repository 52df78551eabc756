using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Rules;

/// <summary>What was counted of a model's messages.</summary>
internal sealed class ModelMessagesRow
{
    public string Vendor { get; init; } = "";

    public string Model { get; init; } = "";

    public string Firmware { get; init; } = "";

    public long Messages { get; init; }

    public long Deviating { get; init; }

    public long Refused { get; init; }
}

/// <summary>How often a model needed a rule.</summary>
internal sealed class ModelDeviationRow
{
    public string Vendor { get; init; } = "";

    public string Model { get; init; } = "";

    public string Firmware { get; init; } = "";

    public string RuleId { get; init; } = "";

    public long Count { get; init; }

    public long FirstAt { get; init; }

    public long LastAt { get; init; }
}

/// <summary>SQL of the tables model_messages and model_deviations.</summary>
internal static class ComplianceRows
{
    public static IEnumerable<ModelMessagesRow> Messages(Session session) => session.Connection.Query<ModelMessagesRow>("select * from model_messages");

    public static IEnumerable<ModelDeviationRow> Deviations(Session session) =>
        session.Connection.Query<ModelDeviationRow>("select * from model_deviations order by count desc, rule_id");

    public static void Add(Session session, ModelMessagesRow row) => session.Connection.Execute(
        """
        insert into model_messages (vendor, model, firmware, messages, deviating, refused) values (@Vendor, @Model, @Firmware, @Messages, @Deviating, @Refused)
        on conflict (vendor, model, firmware) do update set
          messages = model_messages.messages + excluded.messages, deviating = model_messages.deviating + excluded.deviating,
          refused = model_messages.refused + excluded.refused
        """,
        row);

    public static void Add(Session session, ModelDeviationRow row) => session.Connection.Execute(
        """
        insert into model_deviations (vendor, model, firmware, rule_id, count, first_at, last_at)
        values (@Vendor, @Model, @Firmware, @RuleId, @Count, @FirstAt, @LastAt)
        on conflict (vendor, model, firmware, rule_id) do update set count = model_deviations.count + excluded.count, last_at = excluded.last_at
        """,
        row);
}
