using System.Buffers;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Json;

namespace Csms.Simulator.Connections;

/// <summary>The CALLs of a station: one is in flight, transaction messages keep their order, the rest is given up when the socket is lost.</summary>
internal sealed class CallQueue(SimulatedStation station)
{

    private readonly LinkedList<PendingCall> _calls = [];
    private readonly Queue<PendingCall> _transactionCalls = new();
    private readonly string _idPrefix = Guid.NewGuid().ToString("N")[..8];
    private PendingCall? _inFlight;
    private long _order;
    private long _lastId;

    public bool Empty => _inFlight is null && _calls.Count == 0 && _transactionCalls.Count == 0;

    public bool AwaitsAnswer => _inFlight is not null;

    /// <summary>Transaction messages that are not answered yet.</summary>
    public int TransactionMessages => _transactionCalls.Count;

    public void Send<TResponse>(IRequest<TResponse> request, Action<TResponse>? answered = null, Action<string>? failed = null, CallKind kind = CallKind.Ordinary) =>
        Send(request.GetType(), () => request, answered, failed, kind);

    /// <param name="request">Made at the moment of sending.</param>
    public void SendTransaction<TRequest, TResponse>(Func<TRequest> request, Action<TResponse>? answered = null, Action<string>? failed = null)
        where TRequest : IRequest<TResponse> =>
        Send(typeof(TRequest), () => request(), answered, failed, CallKind.Transaction);

    /// <summary>Sends the next call if none is in flight and one may be sent.</summary>
    public void Pump()
    {
        if (_inFlight is not null || !station.Link.Up)
            return;
        var next = Next();
        if (next is null)
            return;
        _inFlight = next;
        next.MessageId = $"{_idPrefix}-{++_lastId}";
        next.SentAt = station.Options.TimeProvider.GetTimestamp();
        next.Timeout = station.Agenda.After(station.Options.CallTimeout, () => Fail(next, "Timeout"));
        var frame = new ArrayBufferWriter<byte>(512);
        FrameWriter.WriteCall(frame, next.MessageId, next.Action, next.Payload());
        station.Link.Send(frame.WrittenMemory);
        if (station.Faults.DuplicateCalls)
            station.Link.Send(frame.WrittenMemory);
    }

    /// <summary>An answer came. One that nobody waits for, because it is late or wrong, is ignored.</summary>
    public void Complete(Frame frame)
    {
        if (_inFlight is not { } call || call.MessageId != frame.MessageId)
            return;
        if (frame.Type == MessageType.CallError)
        {
            Fail(call, frame.ErrorCode);
            return;
        }
        try
        {
            call.Answered(frame.Payload);
        }
        catch (JsonException)
        {
            Fail(call, "UnreadableAnswer");
            return;
        }
        Finish(call, null);
        if (station.Faults.ResendTransactionMessages && call is { Kind: CallKind.Transaction, IsRepetition: false })
            Repeat(call);
    }

    /// <summary>The answer with this id cannot be read.</summary>
    public void CompleteUnreadable(string messageId)
    {
        if (_inFlight is { } call && call.MessageId == messageId)
            Fail(call, "UnreadableAnswer");
    }

    /// <summary>The socket is lost: transaction messages stay, everything else is given up.</summary>
    public void Disconnected()
    {
        if (_inFlight is { } call)
        {
            call.Timeout?.Cancel();
            _inFlight = null;
            if (call.Kind != CallKind.Transaction)
                _calls.AddFirst(call);
        }
        var given = _calls.ToArray();
        _calls.Clear();
        foreach (var lost in given)
            lost.Failed?.Invoke("Disconnected");
    }

    private void Send<TResponse>(Type type, Func<object> request, Action<TResponse>? answered, Action<string>? failed, CallKind kind)
    {
        var call = new PendingCall(ActionOf.Request(type), kind, request)
        {
            Answered = payload =>
            {
                var response = JsonSerializer.Deserialize<TResponse>(payload.Span, OcppJson.Options) ?? throw new JsonException("The answer is null.");
                answered?.Invoke(response);
            },
            Failed = failed,
            Order = _order++,
        };
        if (kind == CallKind.Transaction)
            _transactionCalls.Enqueue(call);
        else if (station.Link.Up)
            _calls.AddLast(call);
        else
            failed?.Invoke("Disconnected");
    }

    private PendingCall? Next()
    {
        var accepted = station.Registration == Registration.Accepted;
        var ordinary = _calls.First;
        while (ordinary is not null && !accepted && ordinary.Value.Kind != CallKind.BeforeAcceptance)
            ordinary = ordinary.Next;
        var transaction = accepted && _transactionCalls.TryPeek(out var head) && !head.Waiting ? head : null;
        if (ordinary is null || transaction?.Order < ordinary.Value.Order)
            return transaction;
        _calls.Remove(ordinary);
        return ordinary.Value;
    }

    private void Fail(PendingCall call, string error)
    {
        if (call.Kind == CallKind.Transaction && ++call.FailedAttempts < station.Settings.TransactionMessageAttempts)
        {
            // OCPP 1.6 §3.7.1, 2.0.1 E13.FR.02: the wait grows with every attempt.
            call.Waiting = true;
            station.Agenda.After(station.Settings.TransactionMessageRetryInterval * call.FailedAttempts, () => call.Waiting = false);
            Finish(call, error, keep: true);
            return;
        }
        Finish(call, error);
        call.Failed?.Invoke(error);
    }

    private void Finish(PendingCall call, string? error, bool keep = false)
    {
        call.Timeout?.Cancel();
        _inFlight = null;
        if (call.Kind == CallKind.Transaction && !keep)
            _transactionCalls.Dequeue();
        station.OnCallCompleted(new CompletedCall(call.Action, station.Options.TimeProvider.GetElapsedTime(call.SentAt), error));
    }

    private void Repeat(PendingCall call)
    {
        _transactionCalls.Enqueue(new PendingCall(call.Action, call.Kind, () => JsonSerializer.Deserialize<JsonElement>(call.LastPayload))
        {
            Answered = static _ => { },
            IsRepetition = true,
            Order = _order++,
        });
    }
}
