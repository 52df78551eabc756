using Csms.Storage;
using Csms.Storage.Alarms;
using Csms.Storage.Engine;

namespace Csms.Domain.Alarms;

/// <summary>The rules by which alarms are raised; a new database has some to begin with.</summary>
public sealed class AlarmRules(Database database)
{
    /// <summary>In the order in which they are asked.</summary>
    public ValueTask<IReadOnlyList<AlarmRule>> ListAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AlarmRule>>(session => [.. All(session)], cancellation);

    /// <summary>Adds a rule or replaces the one of its id; counts from the next event on.</summary>
    /// <returns>True when it is new.</returns>
    public ValueTask<bool> PutAsync(AlarmRule rule, CancellationToken cancellation) => database.WriteAsync(
        session => AlarmRuleRows.Put(session, new AlarmRuleRow
        {
            Id = rule.Id,
            Position = rule.Position,
            Source = rule.Source.ToString(),
            Subject = rule.Kind,
            Station = rule.Station,
            TriggerWord = rule.Trigger,
            MaxSeverity = rule.MaxSeverity,
            Raises = rule.Raises,
            Severity = rule.Severity,
            Minutes = rule.Minutes,
            Times = rule.Times,
        }),
        cancellation);

    /// <returns>False when there is none of this id.</returns>
    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellation) => database.WriteAsync(session => AlarmRuleRows.Remove(session, id), cancellation);

    internal static IEnumerable<AlarmRule> All(Session session) => AlarmRuleRows.List(session).Select(row => new AlarmRule
    {
        Id = row.Id,
        Position = row.Position,
        Source = Enum.Parse<AlarmSource>(row.Source),
        Kind = row.Subject,
        Station = row.Station,
        Trigger = row.TriggerWord,
        MaxSeverity = row.MaxSeverity,
        Raises = row.Raises,
        Severity = row.Severity,
        Minutes = row.Minutes,
        Times = row.Times,
    });
}
