namespace Csms.Server.Connections;

/// <summary>A CALL to a station, from the moment it is queued until it has its outcome.</summary>
internal sealed class OutgoingCall(string messageId, string action, ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource<CallOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string MessageId { get; } = messageId;

    public string Action { get; } = action;

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public Task<CallOutcome> Outcome => _outcome.Task;

    /// <summary>When the call was sent, by our clock; null while it waits for its turn.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public ITimer? Expiry { get; set; }

    /// <summary>Ends the call. False when it has ended before.</summary>
    public bool TryEnd(CallOutcome outcome)
    {
        Expiry?.Dispose();
        return _outcome.TrySetResult(outcome);
    }
}
