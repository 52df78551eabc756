using System.Diagnostics;
using System.Net;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>
/// One 1.6 station of the load. Calls are made one at a time, as the protocol wants it; meter values are sent without a task or an allocation per
/// message.
/// </summary>
internal sealed class Station(Target target, int number, string id) : IDisposable
{
    private static readonly TimeSpan RetryWithoutHint = TimeSpan.FromSeconds(1);

    private StationSocket? _socket;
    private MeterValuesFrame? _meterValues;
    private TaskCompletionSource<string>? _call;
    private MeterLoad? _load;
    private long _dueAt;
    private int _sequence;

    public int Number => number;

    public string Id => id;

    /// <summary>The password of Basic authentication; without one, no credentials are sent.</summary>
    public string? Password { get; init; }

    /// <summary>Whether a message of <see cref="SendMeterValues"/> waits for its answer.</summary>
    public bool IsWaiting => Volatile.Read(ref _dueAt) != 0;

    public bool IsConnected => _socket is { IsOpen: true };

    // 127.x.y.z: the whole network is loopback. From 127.1.0.0 on, clear of the address that the servers listen on.
    private IPAddress Address => new([127, (byte)(1 + (number >> 16)), (byte)((number >> 8) & 0xff), (byte)(number & 0xff)]);

    /// <summary>Connects. A 429 is obeyed and tried again.</summary>
    /// <returns>How many times the server asked to come back later.</returns>
    /// <exception cref="HandshakeRefusedException">The server refused for good.</exception>
    public async Task<int> ConnectAsync(SemaphoreSlim handshakes, CancellationToken cancellation)
    {
        _socket = null;
        for (var attempts = 0; ; attempts++)
        {
            TimeSpan wait;
            await handshakes.WaitAsync(cancellation);
            try
            {
                _socket = await StationSocket.OpenAsync(target.Server, Address, Upgrade(), OnText, OnEnd, cancellation);
                return attempts;
            }
            catch (HandshakeRefusedException refused) when (refused.Status == 429)
            {
                wait = refused.RetryAfter ?? RetryWithoutHint;
            }
            finally
            {
                handshakes.Release();
            }
            await Task.Delay(wait, cancellation);
        }
    }

    /// <summary>Sends a CALL and waits for its answer.</summary>
    /// <returns>The whole answering frame.</returns>
    /// <exception cref="ConnectionLostException">The connection ended first.</exception>
    /// <exception cref="IOException">The answer is a CALLERROR.</exception>
    public Task<string> CallAsync(string action, string payload) =>
        CallAsync($"[2,\"{number:x8}-0000-4000-9000-{++_sequence:d12}\",\"{action}\",{payload}]");

    /// <summary>Sends a whole CALL and waits for its answer.</summary>
    /// <exception cref="ConnectionLostException">The connection ended first.</exception>
    /// <exception cref="IOException">The answer is a CALLERROR.</exception>
    public async Task<string> CallAsync(string frame)
    {
        var socket = _socket ?? throw new ConnectionLostException("Not connected.");
        // Whoever waits goes on elsewhere: this completes on the thread of the event loop.
        var call = _call = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Send(ClientFrame.Text(frame));
        var answer = await call.Task;
        return answer.StartsWith("[4,", StringComparison.Ordinal) ? throw new IOException(answer) : answer;
    }

    /// <summary>Boots, and waits for the answer.</summary>
    public Task BootAsync() => CallAsync("BootNotification", StationPayloads.Boot(number));

    /// <summary>Starts a transaction that <see cref="SendMeterValues"/> then belongs to.</summary>
    public async Task StartTransactionAsync()
    {
        var answer = await CallAsync("StartTransaction", StationPayloads.Start($"TAG{number}", 0, WireClock.Now));
        _meterValues = new MeterValuesFrame(number, target.IsEcho ? number : StationPayloads.TransactionId(answer), target.IsEcho);
    }

    /// <summary>Sends the next MeterValues. What the answer leads to, <paramref name="load"/> says.</summary>
    /// <param name="load">The load that this is a part of.</param>
    /// <param name="dueAt">When the message was due, as a time stamp of <see cref="Stopwatch"/>.</param>
    public void SendMeterValues(MeterLoad load, long dueAt)
    {
        _load = load;
        Volatile.Write(ref _dueAt, dueAt);
        _socket!.Send(_meterValues!.Next(WireClock.OfThread.NowUtf8));
    }

    public void Dispose() => _socket?.Dispose();

    private void OnEnd(StationSocket socket)
    {
        // The late end of a connection that another one replaced is nothing to this one's call.
        if (socket != _socket)
            return;
        Interlocked.Exchange(ref _call, null)?.TrySetException(new ConnectionLostException("The connection ended."));
        if (IsWaiting)
            _load!.OnLost(this);
    }

    private void OnText(ReadOnlySpan<byte> text)
    {
        if (!target.IsEcho && text.StartsWith("[2,"u8))
        {
            Refuse(text);
        }
        else if (Interlocked.Exchange(ref _call, null) is { } call)
        {
            call.TrySetResult(Encoding.UTF8.GetString(text));
        }
        else if (IsWaiting)
        {
            var dueAt = _dueAt;
            Volatile.Write(ref _dueAt, 0);
            _load!.OnAnswer(this, dueAt, _meterValues!.IsAnsweredBy(text), text);
        }
    }

    // A server may ask a station for something right after it booted; these stations can do nothing.
    private void Refuse(ReadOnlySpan<byte> call)
    {
        var id = Encoding.UTF8.GetString(call).Split('"', 3)[1];
        _socket?.Send(ClientFrame.Text($"[4,\"{id}\",\"NotSupported\",\"\",{{}}]"));
    }

    private byte[] Upgrade()
    {
        var credentials = Password is null
            ? ""
            : $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{Password}"))}\r\n";
        return Encoding.ASCII.GetBytes(
            $"GET /ocpp/{id} HTTP/1.1\r\nHost: {target.Server}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
            $"Sec-WebSocket-Protocol: ocpp1.6\r\n{credentials}\r\n");
    }
}
