using Csms.Server.Connections;

namespace Csms.Server.Calls;

/// <summary>A CALL that a station did not answer with a result that can be read. The outcome says what happened instead.</summary>
internal sealed class StationCallException(string action, CallOutcome outcome) : Exception(Words(action, outcome))
{
    public string Action { get; } = action;

    public CallOutcome Outcome { get; } = outcome;

    /// <summary>It was sent, and whether the station did what was asked is not known.</summary>
    public bool IsOutcomeUnknown => Outcome is CallOutcome.NoAnswer { Sent: true } or CallOutcome.Disconnected { Sent: true } or CallOutcome.Unreadable;

    private static string Words(string action, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Error error => $"The station answered {action} with the error {error.Code}{(error.Description.Length > 0 ? ": " + error.Description : ".")}",
        CallOutcome.Unreadable unreadable => $"The station's answer to {action} cannot be read: {unreadable.Description}",
        CallOutcome.NoAnswer { Sent: true } => $"The station did not answer {action} in time. Whether it did what was asked is not known.",
        CallOutcome.NoAnswer => $"{action} was not sent: the commands before it took too long.",
        CallOutcome.Disconnected { Sent: true } => $"The station disconnected before it answered {action}. Whether it did what was asked is not known.",
        CallOutcome.Disconnected => $"The station disconnected before {action} was sent.",
        CallOutcome.QueueFull => $"{action} was not sent: too many commands already wait for this station.",
        _ => $"{action} was not answered.",
    };
}
