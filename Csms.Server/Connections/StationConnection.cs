using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Server.Routing;

namespace Csms.Server.Connections;

/// <summary>One socket of a station, from the upgrade to its end.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Neither holds a handle as it is used here, and who still sends after the end must find them usable.")]
internal sealed class StationConnection
{
    private readonly WebSocket _socket;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly CallProcessor _processor;
    private readonly StationJournal _journal;
    private readonly IncomingCalls _incoming;
    private readonly OutgoingCalls _outgoing;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _cut = new();
    private readonly TimeSpan? _maxSilence;
    private readonly ITimer? _silence;
    private ConnectionEnding? _ending;
    private ITimer? _cutTimer;

    // What follows answers, and one for the socket itself: whoever takes the last away knows that all has ended.
    private int _following = 1;
    private TaskCompletionSource? _allFollowed;

    /// <param name="maxSilence">For a station that answers no pings: how long it may send nothing before it is taken for dead.</param>
    public StationConnection(
        StationSession session, OcppVersion version, WebSocket socket, string address, TimeSpan? maxSilence, ConnectionOptions options, TimeProvider time,
        CallProcessor processor, StationJournal journal)
    {
        (Session, Version, Address) = (session, version, address);
        (_socket, _options, _time, _processor, _journal) = (socket, options, time, processor, journal);
        ConnectedAt = time.GetUtcNow();
        _incoming = new IncomingCalls(options.MaxIncomingCalls, WorkAsync);
        _outgoing = new OutgoingCalls(options, time, SendCallAsync, OnCallEnded);
        _maxSilence = maxSilence;
        if (maxSilence is { } limit)
        {
            _silence = time.CreateTimer(
                _ => _ = CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.Silent(limit)), null, limit, Timeout.InfiniteTimeSpan);
        }
    }

    public StationSession Session { get; }

    public string StationId => Session.StationId;

    public OcppVersion Version { get; }

    /// <summary>The address that the station connected from.</summary>
    public string Address { get; }

    public DateTimeOffset ConnectedAt { get; }

    /// <summary>Where the station reaches this server, <c>https://host:port</c>; null when it did not say.</summary>
    public string? ServerUrl { get; init; }

    /// <summary>The common name of the certificate that let the station in; null where its security profile asks for none.</summary>
    public string? CertifiedName { get; init; }

    /// <summary>The station's certificate is over: it is kept Pending and asked for a new one. OCPP 2.0.1 A00.FR.429.</summary>
    public bool MayOnlyRenew { get; init; }

    /// <summary>Ends when every CALL that the station sent over this socket is answered.</summary>
    public Task IncomingWork => _incoming.Idle;

    /// <summary>The CALL that was sent last over this socket.</summary>
    public OutgoingCall? LastCall => _outgoing.Last;

    /// <summary>Cancelled when the socket has ended.</summary>
    public CancellationToken Ended => _cut.Token;

    /// <summary>Reads until the socket ends and says why it ended.</summary>
    /// <param name="replaced">The socket that this one took the place of.</param>
    public async Task<ConnectionEnding> RunAsync(StationConnection? replaced)
    {
        if (replaced is not null)
            _incoming.StartAfter(replaced.IncomingWork);
        // Once for the whole connection: a token in every read and send would be registered each time.
        using var cutting = _cut.Token.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), _socket);
        using var reader = new MessageReader(_options.MaxMessageBytes);
        try
        {
            while (await _socket.ReceiveAsync(reader.Room, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                if (reader.Take(received) is { } message)
                    Accept(message);
            }
            EndFor(ConnectionEnding.ByStation(_socket));
            await CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null);
        }
        catch (MessageRefusedException refusal)
        {
            EndFor(ConnectionEnding.Refused(refusal));
            await CloseAndDiscardAsync(refusal.Status, refusal.Message);
        }
        catch (Exception failure) when (IsGone(failure))
        {
            EndFor(ConnectionEnding.Failed(failure));
        }
        catch (Exception bug)
        {
            _journal.Failed(this, bug);
            EndFor(ConnectionEnding.OurFault);
            await CloseOutputAsync(WebSocketCloseStatus.InternalServerError, ConnectionEnding.OurFault.Reason);
        }

        _incoming.Close();
        _outgoing.Close();
        await _cut.CancelAsync();
        await _incoming.Idle;
        _cutTimer?.Dispose();
        _silence?.Dispose();
        _socket.Dispose();
        return _ending!;
    }

    /// <summary>Ends when all that follows answers has ended. For once, after <see cref="RunAsync"/>.</summary>
    public Task AfterwardsAsync()
    {
        _allFollowed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Followed();
        return _allFollowed.Task;
    }

    /// <summary>Sends a CALL and waits for its outcome. The payload is JSON that satisfies the action's schema.</summary>
    public Task<CallOutcome> CallAsync(string action, ReadOnlyMemory<byte> payload) => _outgoing.CallAsync(action, payload);

    /// <summary>Closes the socket with a status and a reason that the station may read; cuts it when the station does not answer in time.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, ConnectionEnding ending)
    {
        EndFor(ending);
        _incoming.Close();
        _outgoing.Close();
        // Reading goes on until the station answers the close; a peer that is gone never does, and one that reads nothing does not even take it.
        _cutTimer ??= _time.CreateTimer(
            static connection => ((StationConnection)connection!)._cut.Cancel(), this, _options.CloseTimeout, Timeout.InfiniteTimeSpan);
        await CloseOutputAsync(status, ending.Reason);
    }

    /// <summary>Finishes what is being answered, then closes with 1001.</summary>
    public async Task DrainAsync()
    {
        _incoming.Close();
        await _incoming.Idle;
        await CloseAsync(WebSocketCloseStatus.EndpointUnavailable, ConnectionEnding.Shutdown);
    }

    private void EndFor(ConnectionEnding ending) => Interlocked.CompareExchange(ref _ending, ending, null);

    private void Accept(PooledBuffer message)
    {
        var (receivedAt, timestamp) = (_time.GetUtcNow(), _time.GetTimestamp());
        _journal.Received(this);
        _silence?.Change(_maxSilence!.Value, Timeout.InfiniteTimeSpan);
        var fault = Frame.Read(message.WrittenMemory, Version, out var frame);
        if (fault is null && frame.Type == MessageType.Call)
        {
            if (!_incoming.TryAdd(new ReceivedCall(frame, message, receivedAt, timestamp)))
            {
                message.Dispose();
                _ = CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.Flooded(_options.MaxIncomingCalls));
            }
            return;
        }

        using (message)
        {
            if (fault is not null)
                OnFault(fault, message.WrittenSpan, receivedAt);
            else if (!_outgoing.TryAnswer(frame))
                _journal.StrayAnswer(this, frame, receivedAt);
        }
    }

    private void OnFault(FrameFault fault, ReadOnlySpan<byte> message, DateTimeOffset receivedAt)
    {
        _journal.MalformedFrame(this, fault, message, receivedAt);
        if (fault.AnsweredId is { } answered)
            _outgoing.TryAnswer(answered, new CallOutcome.Unreadable(fault.Description));
        if (fault.AnswerId is { } answerId)
            _ = SendErrorAsync(answerId, fault.Code, fault.Description);
    }

    private async Task WorkAsync()
    {
        if (!_incoming.Before.IsCompleted)
            await _incoming.Before;
        while (_incoming.TryTake(out var call))
        {
            try
            {
                using var answer = await _processor.AnswerAsync(call, this);
                await SendAsync(answer.Frame);
                _journal.Answered(this, call, answer);
                if (answer.Afterwards is { } afterwards)
                    _ = RunAfterwardsAsync(call, afterwards);
            }
            catch (Exception bug)
            {
                // Whether the station has its answer is not known; it asks again on a new connection.
                _journal.Failed(this, bug);
                _ = CloseAsync(WebSocketCloseStatus.InternalServerError, ConnectionEnding.OurFault);
            }
            call.Buffer.Dispose();
        }
    }

    // OCPP says nothing of a handler that fails after its answer; a second answer would be wrong, so it is only recorded.
    private async Task RunAfterwardsAsync(ReceivedCall call, Func<CancellationToken, Task> afterwards)
    {
        var action = call.Frame.Action;
        Interlocked.Increment(ref _following);
        try
        {
            await afterwards(Ended);
        }
        catch (OperationCanceledException) when (Ended.IsCancellationRequested)
        {
            // The station left; whatever was to be asked of it is asked again when it is back.
        }
        catch (Exception failure)
        {
            _journal.AfterAnswerFailed(this, action, failure);
        }
        finally
        {
            Followed();
        }
    }

    private void Followed()
    {
        if (Interlocked.Decrement(ref _following) == 0)
            _allFollowed!.SetResult();
    }

    private async Task SendErrorAsync(string messageId, RpcErrorCode code, string description)
    {
        using var frame = new PooledBuffer(256);
        FrameWriter.WriteCallError(frame, messageId, Version, code, description);
        await SendAsync(frame);
    }

    private async Task SendCallAsync(OutgoingCall call)
    {
        using var frame = new PooledBuffer(call.Payload.Length + 128);
        FrameWriter.WriteCall(frame, call.MessageId, call.Action, call.Payload.Span);
        await SendAsync(frame);
    }

    /// <summary>Sends a frame. A socket that fails here fails in the read loop too, which ends the connection: nothing is thrown.</summary>
    private async Task SendAsync(PooledBuffer frame)
    {
        await _sending.WaitAsync(CancellationToken.None);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception failure) when (IsGone(failure))
        {
            EndFor(ConnectionEnding.Failed(failure));
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseOutputAsync(WebSocketCloseStatus status, string? reason)
    {
        try
        {
            await _sending.WaitAsync(_cut.Token);
        }
        catch (OperationCanceledException)
        {
            // A send was stuck until the socket was cut.
            return;
        }
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(status, Shorten(reason), _cut.Token);
        }
        catch (Exception failure) when (IsGone(failure))
        {
            // The socket is gone or stuck: there is nobody to say goodbye to.
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAndDiscardAsync(WebSocketCloseStatus status, string reason)
    {
        await CloseOutputAsync(status, reason);
        try
        {
            using var limit = new CancellationTokenSource(_options.CloseTimeout, _time);
            var discarded = new byte[16 * 1024];
            while ((await _socket.ReceiveAsync(discarded.AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close)
            {
                // What comes until the station has read our close is thrown away.
            }
        }
        catch (Exception failure) when (IsGone(failure))
        {
            // The station cut the connection instead of answering the close.
        }
    }

    private static bool IsGone(Exception failure) =>
        failure is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    // RFC 6455 §5.5: a close frame has room for 123 bytes of reason.
    private static string? Shorten(string? reason) => reason is { Length: > 120 } ? reason[..120] : reason;

    private void OnCallEnded(OutgoingCall call, CallOutcome outcome)
    {
        _journal.CallEnded(this, call, outcome);
        if (outcome is CallOutcome.NoAnswer { Sent: true } && _outgoing.Unanswered >= _options.MaxUnansweredCalls)
            _ = CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.Unanswered(_outgoing.Unanswered));
    }
}
