using Csms.Protocol.Validation;

namespace Csms.Protocol.Leniency;

/// <summary>The use of a rule: what was wrong, and which rule accepted it.</summary>
/// <param name="RuleId">The <see cref="LeniencyRule.Id"/>.</param>
/// <param name="Violation">The violation; of several that differ only in the indexes of their paths, the first.</param>
/// <param name="Count">How many there were.</param>
public readonly record struct Deviation(string RuleId, Violation Violation, int Count)
{
    /// <summary>Whether something was left out or made up that the rest of the message may need (<see cref="LeniencyRule.IsLossy"/>).</summary>
    public bool IsLossy { get; init; }

    public override string ToString() => Count > 1 ? $"{RuleId} ({Count}×): {Violation}" : $"{RuleId}: {Violation}";
}
