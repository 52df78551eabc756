using Csms.Protocol.Validation;

namespace Csms.Protocol.Leniency;

/// <summary>One use of a rule: what was wrong, and which rule accepted it.</summary>
public readonly record struct Deviation(string RuleId, Violation Violation);
