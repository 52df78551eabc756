using System.Buffers;
using System.Net.WebSockets;

namespace Csms.Simulator.Connections;

/// <summary>One open WebSocket. Frames are sent in order by a pump that runs only while there is something to send.</summary>
internal sealed class StationSocket(ClientWebSocket socket, SimulatedStation station, Link link) : IDisposable
{
    private const int FirstBuffer = 4096;

    private readonly Queue<ReadOnlyMemory<byte>> _outbox = new();
    private bool _sending;
    private bool _closing;

    /// <summary>Completes when the socket is closed or lost, with the reason in words.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("");

    public void StartReading() => Ended = ReadAsync();

    /// <summary>Called under the station's lock.</summary>
    public void Send(ReadOnlyMemory<byte> frame)
    {
        if (_closing)
            return;
        _outbox.Enqueue(frame);
        if (_sending)
            return;
        _sending = true;
        _ = PumpAsync();
    }

    /// <summary>Sends what is left, then a close frame. Called under the station's lock.</summary>
    public void Close()
    {
        if (_closing)
            return;
        _closing = true;
        if (_sending)
            return;
        _sending = true;
        _ = PumpAsync();
    }

    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private async Task PumpAsync()
    {
        try
        {
            while (TryTakeFrame(out var frame))
            {
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                if (station.Faults.DropAfterFrames is not null)
                    station.Run(station.CountTowardsDrop);
            }
            if (_closing)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // The socket is lost; the read loop notices it too and says why.
            socket.Abort();
        }
    }

    private bool TryTakeFrame(out ReadOnlyMemory<byte> frame)
    {
        ReadOnlyMemory<byte> taken = default;
        var found = false;
        station.RunQuietly(() =>
        {
            found = _outbox.TryDequeue(out taken);
            _sending = found || _closing;
            if (found)
                station.OnFrameSending(taken);
        });
        frame = taken;
        return found;
    }

    private async Task<string> ReadAsync()
    {
        var reason = "The server closed the connection.";
        try
        {
            while (true)
            {
                // An idle station holds no buffer: an empty read waits for the first byte.
                var result = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close || !await ReadMessageAsync())
                    break;
            }
            if (socket.CloseStatusDescription is { Length: > 0 } description)
                reason = $"The server closed the connection: {description}";
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or IOException or OperationCanceledException)
        {
            reason = $"The connection is lost: {fault.Message}";
        }
        catch (Exception fault)
        {
            // A fault of ours, or of an event's handler: the station goes on with a new connection, and the fault is not hidden.
            SimulatedStation.LogFailed(station.Options.Logger, fault, station.Id);
            reason = $"The station failed: {fault.Message}";
            socket.Abort();
        }
        station.Run(() => link.Lost(this, reason));
        socket.Dispose();
        return reason;
    }

    private async Task<bool> ReadMessageAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                    buffer = Grow(buffer);
                var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                    return false;
                length += result.Count;
                if (!result.EndOfMessage)
                    continue;
                var frame = buffer.AsMemory(0, length);
                station.Run(() => link.Received(this, frame));
                return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
