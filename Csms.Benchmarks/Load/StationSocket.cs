using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>Receives one text message; the bytes are valid during the call only.</summary>
internal delegate void TextReceived(ReadOnlySpan<byte> text);

/// <summary>
/// A WebSocket client that costs next to nothing, so that the figures show the server and not the load: frames are sent as they were built
/// (<see cref="ClientFrame"/>), by one system call, and received into one buffer.
/// </summary>
internal sealed class StationSocket : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[1024];
    private int _start;
    private int _end;
    private MemoryStream? _fragments;

    /// <summary>Connects and upgrades.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="from">The loopback address that this station has: one each, as in the field, so that ports never run short.</param>
    /// <param name="upgrade">The whole upgrade request.</param>
    /// <exception cref="HandshakeRefusedException">The server answered something else than 101.</exception>
    /// <exception cref="SocketException">There is no connection, or it broke.</exception>
    public static async Task<StationSocket> OpenAsync(IPEndPoint server, IPAddress from, byte[] upgrade, CancellationToken cancellation)
    {
        var socket = new StationSocket();
        try
        {
            socket._socket.Bind(new IPEndPoint(from, 0));
            await socket._socket.ConnectAsync(server, cancellation);
            socket.Send(upgrade);
            await socket.ReceiveHeadAsync(cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends bytes that are a whole frame. Threads must not overlap.</summary>
    public void Send(ReadOnlySpan<byte> frame)
    {
        while (!frame.IsEmpty)
            frame = frame[_socket.Send(frame)..];
    }

    /// <summary>Hands every text message on until the connection ends, however it ends.</summary>
    public async Task ReadAsync(TextReceived onText)
    {
        try
        {
            while (Drain(onText))
            {
                MakeRoom();
                var received = await _socket.ReceiveAsync(_buffer.AsMemory(_end));
                if (received == 0)
                    return;
                _end += received;
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The end of the connection is what this method reports by returning.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveHeadAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = _buffer.AsSpan(0, _end).IndexOf(HeadEnd)) < 0)
        {
            MakeRoom();
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(_end), cancellation);
            if (received == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            _end += received;
        }
        // What follows the head is the first frame's.
        _start = length + HeadEnd.Length;
        if (!_buffer.AsSpan(0, length).StartsWith("HTTP/1.1 101 "u8))
            throw HandshakeRefusedException.From(Encoding.Latin1.GetString(_buffer, 0, length));
    }

    /// <summary>Takes every whole frame out of the buffer. False when the server closed.</summary>
    private bool Drain(TextReceived onText)
    {
        while (TryTakeFrame(out var final, out var opcode, out var payload))
        {
            switch (opcode)
            {
                case Opcode.Text when final:
                    onText(payload);
                    break;
                case Opcode.Text or Opcode.Continuation:
                    (_fragments ??= new MemoryStream()).Write(payload);
                    if (!final)
                        break;
                    onText(_fragments.GetBuffer().AsSpan(0, (int)_fragments.Length));
                    _fragments = null;
                    break;
                case Opcode.Ping:
                    Send(ClientFrame.Build(Opcode.Pong, payload));
                    break;
                case Opcode.Close:
                    Send(ClientFrame.Build(Opcode.Close, payload));
                    return false;
            }
        }
        return true;
    }

    private bool TryTakeFrame(out bool final, out Opcode opcode, out ReadOnlySpan<byte> payload)
    {
        final = false;
        opcode = default;
        payload = default;
        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.Length < 2)
            return false;
        var head = 2;
        var length = (long)(bytes[1] & 0x7f);
        if (length == 126)
        {
            head = 4;
            if (bytes.Length < head)
                return false;
            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        }
        else if (length == 127)
        {
            head = 10;
            if (bytes.Length < head)
                return false;
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        }
        if (bytes.Length < head + length)
            return false;
        final = (bytes[0] & 0x80) != 0;
        opcode = (Opcode)(bytes[0] & 0x0f);
        payload = bytes.Slice(head, (int)length);
        _start += head + (int)length;
        return true;
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
