namespace Csms.Domain.Rules;

/// <summary>Counts the messages of one model's stations in memory. Safe for use by many threads.</summary>
public sealed class ModelCount
{
    private readonly Lock _gate = new();
    private long _messages;
    private long _deviating;
    private long _refused;
    private Dictionary<string, RuleTally> _rules = [];

    internal ModelCount(StationModel model) => Model = model;

    public StationModel Model { get; }

    /// <summary>A message came. All that a correct one costs.</summary>
    public void Received() => Interlocked.Increment(ref _messages);

    /// <summary>A message that came was refused.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);

    /// <summary>A message that came needed rules.</summary>
    /// <param name="rules">Each rule with the number of places that needed it.</param>
    public void Deviated(IEnumerable<(string RuleId, int Times)> rules, DateTimeOffset at)
    {
        Interlocked.Increment(ref _deviating);
        lock (_gate)
        {
            foreach (var (ruleId, times) in rules)
                Add(ruleId, new RuleTally(times, at.ToUnixTimeMilliseconds(), at.ToUnixTimeMilliseconds()));
        }
    }

    /// <summary>What was counted since the last time; null for nothing.</summary>
    internal Counted? Take()
    {
        // In this order a message that is counted just now may be missing among the refused, never the other way round.
        var (refused, deviating) = (Interlocked.Exchange(ref _refused, 0), Interlocked.Exchange(ref _deviating, 0));
        var messages = Interlocked.Exchange(ref _messages, 0);
        lock (_gate)
        {
            if (messages == 0 && refused == 0 && deviating == 0)
                return null;
            var rules = _rules;
            _rules = [];
            return new Counted(messages, deviating, refused, rules);
        }
    }

    /// <summary>Takes back what could not be stored.</summary>
    internal void GiveBack(Counted counted)
    {
        Interlocked.Add(ref _messages, counted.Messages);
        Interlocked.Add(ref _deviating, counted.Deviating);
        Interlocked.Add(ref _refused, counted.Refused);
        lock (_gate)
        {
            foreach (var (ruleId, tally) in counted.Rules)
                Add(ruleId, tally);
        }
    }

    private void Add(string ruleId, RuleTally added) => _rules[ruleId] = _rules.TryGetValue(ruleId, out var known)
        ? new RuleTally(known.Count + added.Count, Math.Min(known.FirstAt, added.FirstAt), Math.Max(known.LastAt, added.LastAt))
        : added;

    internal sealed record Counted(long Messages, long Deviating, long Refused, IReadOnlyDictionary<string, RuleTally> Rules);

    internal readonly record struct RuleTally(long Count, long FirstAt, long LastAt);
}
