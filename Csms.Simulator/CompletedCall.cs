namespace Csms.Simulator;

/// <summary>A CALL of the station that was answered, refused or given up.</summary>
/// <param name="Action">The action, <c>Heartbeat</c>.</param>
/// <param name="Elapsed">From sending to the answer or to giving up.</param>
/// <param name="Error">Null for a CALLRESULT; otherwise the CALLERROR's code, <c>Timeout</c> or <c>Disconnected</c>.</param>
public readonly record struct CompletedCall(string Action, TimeSpan Elapsed, string? Error);
