using System.Collections.Concurrent;
using Csms.Domain.Stations;
using Csms.Storage;
using Csms.Storage.Rules;

namespace Csms.Domain.Rules;

/// <summary>The rules that operators made, which rules are switched off or on, and how often each station needed them. What a rule does is the protocol's business.</summary>
public sealed class RuleBook : IAsyncDisposable
{
    /// <summary>Every message that breaks its schema looks through the rules of its station.</summary>
    public const int MaxOwnRules = 1000;

    private static readonly TimeSpan FlushPeriod = TimeSpan.FromSeconds(10);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly PeriodicFlush _flush;

    /// <summary>Deviations since the last flush: a station that needs a rule needs it with every message.</summary>
    private ConcurrentDictionary<(long Station, string RuleId), Tally> _counted = [];

    public RuleBook(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _flush = new PeriodicFlush(FlushPeriod, clock, FlushAsync);
    }

    /// <summary>The rules that operators made, by id.</summary>
    public ValueTask<IReadOnlyList<OwnRule>> OwnAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<OwnRule>>(
        session => [.. OwnRuleRows.All(session).Select(row => new OwnRule(row.RuleId, row.Json))], cancellation);

    /// <summary>Adds a rule or replaces the one of the same id; true when it is new.</summary>
    public ValueTask<bool> PutAsync(OwnRule rule, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        return _database.WriteAsync(session => OwnRuleRows.Put(session, rule.Id, rule.Json, now), cancellation);
    }

    /// <summary>Removes an operator's rule with its switches; what was counted stays. False when there is none.</summary>
    public ValueTask<bool> RemoveAsync(string ruleId, CancellationToken cancellation) =>
        _database.WriteAsync(session => OwnRuleRows.Remove(session, ruleId), cancellation);

    public ValueTask<IReadOnlyList<RuleSwitch>> SwitchesAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<RuleSwitch>>(
        session =>
        [
            .. RuleRows.Switches(session).Select(row => new RuleSwitch(row.RuleId, row.StationId.Length == 0 ? null : row.StationId, row.Enabled)),
        ],
        cancellation);

    /// <summary>Stores a switch; null removes it, so that the shipped state counts again.</summary>
    public ValueTask SwitchAsync(string ruleId, string? stationId, bool? enabled, CancellationToken cancellation) =>
        _database.WriteAsync(session => RuleRows.Switch(session, ruleId, stationId ?? "", enabled), cancellation);

    /// <summary>Counts a deviation. In memory at first; reaches the database some seconds later.</summary>
    /// <param name="times">How many places of the message needed the rule.</param>
    public void Count(StationKey station, string ruleId, int times)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        _counted.AddOrUpdate(
            (station.Number, ruleId),
            static (_, added) => new Tally(added.times, added.now, added.now),
            static (_, tally, added) => tally with { Count = tally.Count + added.times, LastAt = added.now },
            (times, now));
    }

    /// <summary>The counts of a station, or of all (null).</summary>
    public async ValueTask<IReadOnlyList<DeviationCount>> CountsAsync(StationKey? station, CancellationToken cancellation)
    {
        await FlushAsync();
        return await _database.ReadAsync<IReadOnlyList<DeviationCount>>(
            session =>
            [
                .. RuleRows.Counts(session, station?.Number).Select(row => new DeviationCount(
                    row.StationId,
                    row.RuleId,
                    row.Count,
                    DateTimeOffset.FromUnixTimeMilliseconds(row.FirstAt),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt))),
            ],
            cancellation);
    }

    public ValueTask DisposeAsync() => _flush.DisposeAsync();

    private async ValueTask FlushAsync()
    {
        if (_counted.IsEmpty)
            return;
        // One that counts into the old table just now may be lost: these are statistics.
        var counted = Interlocked.Exchange(ref _counted, []);
        await _database.WriteAsync(
            session =>
            {
                foreach (var ((station, ruleId), tally) in counted)
                    RuleRows.Add(session, station, ruleId, tally.Count, tally.FirstAt, tally.LastAt);
            },
            CancellationToken.None);
    }

    private sealed record Tally(long Count, long FirstAt, long LastAt);
}
