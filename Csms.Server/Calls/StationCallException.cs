using Csms.Server.Connections;

namespace Csms.Server.Calls;

/// <summary>A CALL that a station did not answer with a result that can be read. The outcome says what happened instead.</summary>
internal sealed class StationCallException(string action, CallOutcome outcome) : Exception(outcome.Describe(action))
{
    public string Action { get; } = action;

    public CallOutcome Outcome { get; } = outcome;

    /// <summary>It was sent, and whether the station did what was asked is not known.</summary>
    public bool IsOutcomeUnknown => Outcome is CallOutcome.NoAnswer { Sent: true } or CallOutcome.Disconnected { Sent: true } or CallOutcome.Unreadable;
}
