using Csms.Protocol.Validation;

namespace Csms.Server.Calls;

/// <summary>
/// A request of ours that breaks its schema; it was not sent. Where an operator gave the values, they are told what to mend; everywhere else it
/// is our bug.
/// </summary>
internal sealed class InvalidRequestException(string action, IReadOnlyList<Violation> violations)
    : InvalidOperationException($"Our {action} breaks its schema: {string.Join("; ", violations)}")
{
    public string Action { get; } = action;

    public IReadOnlyList<Violation> Violations { get; } = violations;
}
