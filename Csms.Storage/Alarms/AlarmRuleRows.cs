using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Alarms;

/// <summary>A rule as stored.</summary>
internal sealed class AlarmRuleRow
{
    public string Id { get; init; } = "";

    public int Position { get; init; }

    public string Source { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Station { get; init; } = "";

    public string? TriggerWord { get; init; }

    public int? MaxSeverity { get; init; }

    public bool Raises { get; init; }

    public int? Severity { get; init; }

    public int? Minutes { get; init; }

    public int? Times { get; init; }
}

/// <summary>SQL of the table alarm_rules.</summary>
internal static class AlarmRuleRows
{
    /// <summary>In the order in which they are asked.</summary>
    public static IEnumerable<AlarmRuleRow> List(Session session) =>
        session.Connection.Query<AlarmRuleRow>("select * from alarm_rules order by position, id");

    /// <summary>True when there was none of this id.</summary>
    public static bool Put(Session session, AlarmRuleRow row)
    {
        var isNew = session.Connection.ExecuteScalar<int>("select count(*) from alarm_rules where id = @Id", row) == 0;
        session.Connection.Execute(
            """
            insert or replace into alarm_rules (id, position, source, subject, station, trigger_word, max_severity, raises, severity, minutes, times)
            values (@Id, @Position, @Source, @Subject, @Station, @TriggerWord, @MaxSeverity, @Raises, @Severity, @Minutes, @Times)
            """,
            row);
        return isNew;
    }

    public static bool Remove(Session session, string id) => session.Connection.Execute("delete from alarm_rules where id = @id", new { id }) > 0;
}
