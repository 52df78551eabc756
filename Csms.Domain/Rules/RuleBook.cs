using Csms.Domain.Stations;

namespace Csms.Domain.Rules;

/// <summary>Which leniency rules are switched off or on, and how often each was needed. What a rule does is the protocol's business.</summary>
public sealed class RuleBook
{
    /// <summary>Raised after a switch was stored, so that who applies rules can read them again.</summary>
    public event Action? Switched;

    public ValueTask<IReadOnlyList<RuleSwitch>> SwitchesAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Stores a switch; <see cref="RuleSwitch.Enabled"/> null removes it, so that the shipped state counts again.</summary>
    public ValueTask SwitchAsync(string ruleId, string? stationId, bool? enabled, CancellationToken cancellation)
    {
        Switched?.Invoke();
        throw new NotImplementedException();
    }

    /// <summary>Counts a deviation. In memory at first; reaches the database some time later.</summary>
    public void Count(StationKey station, string ruleId) => throw new NotImplementedException();

    /// <summary>The counts of a station, or of all (null).</summary>
    public ValueTask<IReadOnlyList<DeviationCount>> CountsAsync(StationKey? station, CancellationToken cancellation) => throw new NotImplementedException();
}
