using Csms.Domain.Transactions;
using Csms.Storage.Alarms;
using Csms.Storage.Engine;

namespace Csms.Domain.Alarms;

/// <summary>Looks for what lasts at stations, as the database and the meters have it now.</summary>
/// <param name="begin">When this process began: what it has not seen does not count.</param>
internal sealed class StandingCauses(TransactionLedger ledger, ViolationCount violations, long begin)
{
    /// <summary>All causes of one kind that a rule raises alarms for.</summary>
    public IEnumerable<StandingCause> Of(Session session, string kind, IReadOnlyList<AlarmRule> rules, long now) => kind switch
    {
        StandingKind.Offline => Offline(session, rules, now),
        StandingKind.Faulted => Faulted(session, rules, now),
        StandingKind.NoEnergy => NoEnergy(session, rules, now),
        StandingKind.Violations => Violations(rules, now),
        _ => [],
    };

    // While the server was down nobody could come: a station is away for as long as this process has waited for it.
    private IEnumerable<StandingCause> Offline(Session session, IReadOnlyList<AlarmRule> rules, long now)
    {
        foreach (var row in StandingRows.Offline(session, now))
        {
            var sign = Sign(row.StationId, StandingKind.Offline, null, $"The station has been offline since {Clock(row.Since)}.", row.Since);
            if (RuleOf(rules, sign) is { } rule)
                yield return new StandingCause(sign, row.Since, SeverityOf(rule, sign), now - Math.Max(row.Since, begin) >= MinutesOf(rule, sign) * 60_000L);
        }
    }

    private static IEnumerable<StandingCause> Faulted(Session session, IReadOnlyList<AlarmRule> rules, long now)
    {
        foreach (var row in StandingRows.Faulted(session))
        {
            var where = row.Evse == 0 ? "The station" : $"Connector {row.Evse}/{row.Connector}";
            var reason = $"{where} is Faulted{(row.Detail is { Length: > 0 } detail ? $": {detail}" : "")}.";
            var sign = Sign(row.StationId, StandingKind.Faulted, $"{row.Evse}/{row.Connector}", reason, row.Since);
            if (RuleOf(rules, sign) is { } rule)
                yield return new StandingCause(sign, row.Since, SeverityOf(rule, sign), now - row.Since >= MinutesOf(rule, sign) * 60_000L);
        }
    }

    // A meter that never tells anything is silent, not still; and of a station that is away nothing is known.
    private IEnumerable<StandingCause> NoEnergy(Session session, IReadOnlyList<AlarmRule> rules, long now)
    {
        foreach (var row in StandingRows.Charging(session))
        {
            var flow = ledger.EnergyFlowOf(row.TransactionId);
            if (flow is null && row.LastReadingAt is null)
                continue;
            var since = Math.Max(flow?.Since ?? now, Math.Min(now, row.Since));
            var reason = $"Transaction {row.TransactionId} on connector {row.Evse}/{row.Connector} is charging, but its meter has stood still since {Clock(since)}.";
            var sign = Sign(row.StationId, StandingKind.NoEnergy, $"{row.TransactionId}", reason, since);
            if (RuleOf(rules, sign) is not { } rule)
                continue;
            var isDue = !row.IsOffline && flow is not null && now - since >= MinutesOf(rule, sign) * 60_000L;
            // What was raised stays until energy is seen, also beyond a restart.
            if (isDue || row.IsOffline || flow is not { HasMoved: true })
                yield return new StandingCause(sign, since, SeverityOf(rule, sign), isDue);
        }
    }

    private IEnumerable<StandingCause> Violations(IReadOnlyList<AlarmRule> rules, long now)
    {
        foreach (var (stationId, within) in violations.All())
        {
            var asked = Sign(stationId, StandingKind.Violations, null, "", now);
            if (RuleOf(rules, asked) is not { } rule)
                continue;
            var minutes = MinutesOf(rule, asked);
            var count = within(minutes);
            var reason = $"{count} messages within {minutes} minutes broke the specification; the timeline and the messages say which.";
            if (count > 0)
                yield return new StandingCause(asked with { Reason = reason }, now - (minutes * 60_000L), SeverityOf(rule, asked), count >= (rule.Times ?? StandingKind.Times));
        }
    }

    private static AlarmRule? RuleOf(IReadOnlyList<AlarmRule> rules, AlarmSign sign) =>
        rules.FirstOrDefault(rule => rule.Matches(sign)) is { Raises: true } rule ? rule : null;

    private static int MinutesOf(AlarmRule rule, AlarmSign sign) => rule.Minutes ?? StandingKind.MinutesOf(sign.Kind);

    private static int SeverityOf(AlarmRule rule, AlarmSign sign) => rule.Severity ?? sign.Severity;

    private static AlarmSign Sign(string stationId, string kind, string? place, string reason, long at) => new()
    {
        StationId = stationId, Source = AlarmSource.Station, Kind = kind, Place = place, Severity = StandingKind.SeverityOf(kind), Reason = reason,
        At = DateTimeOffset.FromUnixTimeMilliseconds(at),
    };

    private static string Clock(long at) => $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd HH:mm} UTC";
}
