namespace Csms.Domain.Rules;

/// <summary>A leniency rule that an operator made.</summary>
/// <param name="Json">What it says, in the protocol's own words.</param>
public sealed record OwnRule(string Id, string Json);
