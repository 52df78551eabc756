using System.Net.WebSockets;
using System.Text;
using Csms.Protocol;

namespace Csms.Simulator.Connections;

/// <summary>The station's way to the CSMS: connects, connects again after a loss, and hands frames to and fro.</summary>
internal sealed class Link(SimulatedStation station) : IDisposable
{
    /// <summary>A server that answers no ping for so long is gone.</summary>
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(20);

    private readonly Inbox _inbox = new(station);
    private HttpMessageInvoker? _ownTransport;
    private StationSocket? _socket;
    private Appointment? _retry;
    private bool _wanted;
    private int _attempt;
    private bool _connecting;

    public bool Up => _socket is not null;

    public string? Problem { get; private set; }

    public int FailedAttempts { get; private set; }

    /// <summary>When the last socket was lost, by the station's clock.</summary>
    public DateTimeOffset LostAt { get; private set; }

    public async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        var socket = await ConnectAsync(cancellationToken);
        station.Run(() =>
        {
            _wanted = true;
            Opened(socket);
        });
    }

    public void Open()
    {
        _wanted = true;
        if (_socket is null && !_connecting)
            _ = TryConnectAsync();
    }

    /// <summary>Sends a close frame, so that the server knows; the station stays away until <see cref="Open"/>.</summary>
    public void Close(string reason)
    {
        Leave();
        var socket = _socket;
        if (socket is null)
            return;
        Forget(reason);
        socket.Close();
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        StationSocket? socket = null;
        station.Run(() =>
        {
            socket = _socket;
            Close("Stopped.");
        });
        if (socket is null)
            return;
        try
        {
            await socket.Ended.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);
        }
        catch (TimeoutException)
        {
            // The server does not answer the close frame.
            socket.Abort();
        }
    }

    /// <summary>The network is gone: no close frame, no attempt to connect again.</summary>
    public void GoOffline()
    {
        Leave();
        Drop("Offline.");
    }

    public void Drop(string reason)
    {
        var socket = _socket;
        if (socket is null)
            return;
        Forget(reason);
        socket.Abort();
        if (_wanted)
            RetryLater(null);
    }

    public void Send(ReadOnlyMemory<byte> frame) =>
        _socket?.Send(station.Faults.TruncateFrames ? frame[..(frame.Length / 2)] : frame);

    public void Received(StationSocket socket, ReadOnlyMemory<byte> frame)
    {
        station.OnFrameReceived(frame);
        if (socket == _socket)
            _inbox.Handle(frame);
    }

    public void Lost(StationSocket socket, string reason)
    {
        if (socket != _socket)
            return;
        Forget(reason);
        if (_wanted)
            RetryLater(null);
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _ownTransport?.Dispose();
    }

    private void Leave()
    {
        _wanted = false;
        _attempt++;
        _connecting = false;
        _retry?.Cancel();
    }

    private void Forget(string reason)
    {
        _socket = null;
        Problem = reason;
        LostAt = station.Now;
        station.Calls.Disconnected();
        SimulatedStation.LogLost(station.Options.Logger, station.Id, reason);
    }

    private void Opened(StationSocket socket)
    {
        _socket = socket;
        FailedAttempts = 0;
        socket.StartReading();
        SimulatedStation.LogConnected(station.Options.Logger, station.Id, station.Options.Url);
        station.Boot.Connected();
    }

    private async Task TryConnectAsync()
    {
        _connecting = true;
        var attempt = ++_attempt;
        try
        {
            var socket = await ConnectAsync(CancellationToken.None);
            station.Run(() =>
            {
                if (attempt != _attempt)
                {
                    socket.Abort();
                    return;
                }
                _connecting = false;
                Opened(socket);
            });
        }
        catch (Exception fault)
        {
            // Whatever it was, it is told, and tried again later.
            station.Run(() =>
            {
                if (attempt != _attempt)
                    return;
                _connecting = false;
                Problem = fault.Message;
                SimulatedStation.LogNotConnected(station.Options.Logger, station.Id, fault.Message);
                RetryLater((fault as HandshakeRefusedException)?.RetryAfter);
            });
        }
    }

    private void RetryLater(TimeSpan? asked)
    {
        var options = station.Options;
        var wait = options.ReconnectMinimum * Math.Pow(2, Math.Min(FailedAttempts++, 16));
        if (wait > options.ReconnectMaximum)
            wait = options.ReconnectMaximum;
        if (asked > wait)
            wait = asked.Value;
        // Without a random share, all stations of a CSMS that comes back would knock in the same moment.
        wait += wait * (options.ReconnectJitter * Random.Shared.NextDouble());
        _retry = station.Agenda.After(wait, () =>
        {
            if (_wanted)
                Open();
        });
    }

    private async Task<StationSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        var options = station.Options;
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol(options.Version.Subprotocol);
            socket.Options.KeepAliveInterval = station.Settings.PingInterval;
            socket.Options.KeepAliveTimeout = PongTimeout;
            if (options.Compress)
                socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
            if (station.Settings.Password is { } password)
                socket.Options.SetRequestHeader("Authorization", Basic(options.Id, password));
            var url = new Uri($"{options.Url.ToString().TrimEnd('/')}/{Uri.EscapeDataString(options.Id)}");
            await socket.ConnectAsync(url, options.Transport ?? (_ownTransport ??= Transport.Create(options)), cancellationToken);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is WebSocketException && fault.InnerException is HandshakeRefusedException refusal)
                throw refusal;
            if (fault is WebSocketException)
                throw new WebSocketException(WebSocketError.Faulted, Deepest(fault), fault);
            throw;
        }
        if (socket.SubProtocol == options.Version.Subprotocol)
            return new StationSocket(socket, station, this);
        socket.Abort();
        throw new HandshakeRefusedException(101, $"the server upgraded the connection without choosing {options.Version.Subprotocol}", null);
    }

    private static string Basic(string id, byte[] password) =>
        "Basic " + Convert.ToBase64String([.. Encoding.UTF8.GetBytes(id + ":"), .. password]);

    private static string Deepest(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault.Message;
    }
}
