using Csms.Protocol.Frames;

namespace Csms.Server.Connections;

/// <summary>
/// The CALLs to one connected station: one in flight, the others wait for their turn, each with an expiry.
/// OCPP-J 1.6 §4.1.1, OCPP 2.0.1 FR.01. The station's own CALLs are no concern of this type: the two directions are independent.
/// </summary>
internal sealed class OutgoingCalls(ConnectionOptions options, TimeProvider time, Func<OutgoingCall, Task> sendAsync, Action<OutgoingCall, CallOutcome> ended)
{
    private readonly Lock _lock = new();
    private Queue<OutgoingCall>? _waiting;
    private OutgoingCall? _inFlight;
    private int _unanswered;
    private bool _closed;

    /// <summary>CALLs in a row that were sent and not answered in time.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>The CALL that was sent last.</summary>
    public OutgoingCall? Last { get; private set; }

    public Task<CallOutcome> CallAsync(string action, ReadOnlyMemory<byte> payload)
    {
        var call = new OutgoingCall(Guid.NewGuid().ToString("N"), action, payload);
        if (Refuse(call) is { } refusal)
            Finish(call, refusal);
        else
            Send(call);
        return call.Outcome;
    }

    /// <summary>Takes an answer to the call in flight. False for an answer that nobody waits for: late, repeated, or with an unknown id.</summary>
    public bool TryAnswer(string messageId, CallOutcome outcome)
    {
        OutgoingCall call;
        lock (_lock)
        {
            if (_inFlight is null || _inFlight.MessageId != messageId)
                return false;
            call = _inFlight;
            _unanswered = 0;
        }
        End(call, outcome);
        return true;
    }

    /// <summary>Takes the answer in a frame.</summary>
    public bool TryAnswer(in Frame frame) => TryAnswer(
        frame.MessageId,
        // The payload is copied: the buffer it came in goes back to its pool, the outcome is read later.
        frame.Type == MessageType.CallResult
            ? new CallOutcome.Result(frame.MessageId, frame.Payload.ToArray())
            : new CallOutcome.Error(frame.ErrorCode, frame.ErrorDescription, frame.Payload.ToArray()));

    /// <summary>Ends every call as disconnected; later calls end at once.</summary>
    public void Close()
    {
        OutgoingCall? inFlight;
        Queue<OutgoingCall>? waiting;
        lock (_lock)
        {
            _closed = true;
            (inFlight, waiting) = (_inFlight, _waiting);
            (_inFlight, _waiting) = (null, null);
        }
        if (inFlight is not null)
            Finish(inFlight, new CallOutcome.Disconnected(Sent: true));
        foreach (var call in waiting ?? [])
            Finish(call, new CallOutcome.Disconnected(Sent: false));
    }

    /// <summary>Queues a call, or makes it the one in flight; says why not where neither is possible.</summary>
    private CallOutcome? Refuse(OutgoingCall call)
    {
        lock (_lock)
        {
            if (_closed)
                return new CallOutcome.Disconnected(Sent: false);
            if (_inFlight is null)
            {
                _inFlight = call;
                return null;
            }
            _waiting ??= new Queue<OutgoingCall>();
            if (_waiting.Count >= options.MaxOutgoingCalls)
                return new CallOutcome.QueueFull();
            call.Expiry = time.CreateTimer(Expire, call, options.CallTimeout, Timeout.InfiniteTimeSpan);
            _waiting.Enqueue(call);
            return null;
        }
    }

    /// <summary>Sends a call whose turn it is.</summary>
    private void Send(OutgoingCall call)
    {
        lock (_lock)
        {
            // It waits, or it expired at the moment its turn came.
            if (_inFlight != call || call.Outcome.IsCompleted)
                return;
            call.SentAt = time.GetUtcNow();
            Last = call;
            call.Expiry?.Dispose();
            call.Expiry = time.CreateTimer(Expire, call, options.CallTimeout, Timeout.InfiniteTimeSpan);
        }
        // A send that fails means a dead socket: the read loop ends too, and Close ends the call.
        _ = sendAsync(call);
    }

    private void Expire(object? state)
    {
        var call = (OutgoingCall)state!;
        bool sent;
        lock (_lock)
        {
            sent = call.SentAt is not null;
            if (sent)
                _unanswered++;
        }
        End(call, new CallOutcome.NoAnswer(sent));
    }

    private void End(OutgoingCall call, CallOutcome outcome)
    {
        OutgoingCall? next = null;
        lock (_lock)
        {
            if (_inFlight == call)
            {
                // What expired while it waited has its outcome already.
                while (_waiting is not null && _waiting.TryDequeue(out next) && next.Outcome.IsCompleted)
                    next = null;
                _inFlight = next;
            }
        }
        Finish(call, outcome);
        if (next is not null)
            Send(next);
    }

    private void Finish(OutgoingCall call, CallOutcome outcome)
    {
        if (call.TryEnd(outcome))
            ended(call, outcome);
    }
}
