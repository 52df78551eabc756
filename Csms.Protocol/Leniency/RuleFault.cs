namespace Csms.Protocol.Leniency;

/// <summary>A mistake in a rule that somebody wrote.</summary>
/// <param name="Member">The member of <see cref="LeniencyRule"/> that is wrong, in camel case.</param>
/// <param name="Rule">What it breaks: <c>exists</c>, <c>required</c>, <c>maxLength</c>, ...</param>
/// <param name="Description">What is wrong, in words for an operator.</param>
public readonly record struct RuleFault(string Member, string Rule, string Description);
