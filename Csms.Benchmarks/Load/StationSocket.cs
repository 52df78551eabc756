using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>Receives one text message; the bytes are valid during the call only.</summary>
internal delegate void TextReceived(ReadOnlySpan<byte> text);

/// <summary>
/// A WebSocket client that costs next to nothing, so that the figures show the server and not the load: frames are sent as they were built
/// (<see cref="ClientFrame"/>), by one system call, and received into one buffer by the thread of <see cref="EventLoop"/>.
/// </summary>
internal sealed class StationSocket : IDisposable
{
    private readonly TextReceived _onText;
    private readonly Action<StationSocket> _onEnd;
    private readonly byte[] _upgrade;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private State _state = State.Connecting;
    private byte[] _buffer = new byte[1024];
    private int _start;
    private int _end;
    private MemoryStream? _fragments;

    private StationSocket(byte[] upgrade, TextReceived onText, Action<StationSocket> onEnd)
    {
        _upgrade = upgrade;
        _onText = onText;
        _onEnd = onEnd;
        Descriptor = Libc.Socket(Libc.AddressFamilyInternet, Libc.StreamNonBlockingCloseOnExec, Libc.ProtocolTcp);
        if (Descriptor < 0)
            throw Libc.Failure("socket");
    }

    private enum State
    {
        Connecting,
        Upgrading,
        Open,
        Closed,
    }

    public int Descriptor { get; }

    public bool IsOpen => _state == State.Open;

    /// <summary>Connects and upgrades.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="from">The loopback address that this station has: one each, as in the field, so that ports never run short.</param>
    /// <param name="upgrade">The whole upgrade request.</param>
    /// <param name="onText">Gets every text message, on the thread of the loop.</param>
    /// <param name="onEnd">Told once when an open connection ended, however it ended, on the thread of the loop.</param>
    /// <exception cref="HandshakeRefusedException">The server answered something else than 101.</exception>
    /// <exception cref="ConnectionLostException">There is no connection, or it broke.</exception>
    public static async Task<StationSocket> OpenAsync(
        IPEndPoint server, IPAddress from, byte[] upgrade, TextReceived onText, Action<StationSocket> onEnd, CancellationToken cancellation)
    {
        var socket = new StationSocket(upgrade, onText, onEnd);
        socket.Connect(server, from);
        try
        {
            await socket._opened.Task.WaitAsync(cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends bytes that are a whole frame.</summary>
    /// <exception cref="ConnectionLostException">The connection ended.</exception>
    public unsafe void Send(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            while (!frame.IsEmpty)
            {
                if (_state == State.Closed)
                    throw new ConnectionLostException("The connection ended.");
                nint sent;
                fixed (byte* bytes = frame)
                    sent = Libc.Send(Descriptor, bytes, frame.Length, Libc.NoSignal);
                if (sent >= 0)
                    frame = frame[(int)sent..];
                else if (Marshal.GetLastPInvokeError() == Libc.WouldBlock)
                    _ = Libc.Yield(); // The server is behind by a whole send buffer: nothing better to do than to let it run.
                else if (Marshal.GetLastPInvokeError() != Libc.Interrupted)
                    throw Libc.Failure("send");
            }
        }
    }

    /// <summary>Ends the connection. The loop's thread, which finds it ended, closes it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_state != State.Closed)
                Libc.Shutdown(Descriptor, Libc.ShutdownBoth);
        }
    }

    /// <summary>Something can be read, or the connection stands, or it is gone. Called by the loop's thread.</summary>
    public void OnReady()
    {
        try
        {
            if (_state == State.Connecting)
                Upgrade();
            else if (!Receive())
                Close(new ConnectionLostException("The connection ended."));
        }
        catch (Exception broken) when (broken is IOException or HandshakeRefusedException)
        {
            Close(broken);
        }
    }

    private unsafe void Connect(IPEndPoint server, IPAddress from)
    {
        var enabled = 1;
        _ = Libc.SetOption(Descriptor, Libc.ProtocolTcp, Libc.TcpNoDelay, &enabled, sizeof(int));
        fixed (byte* source = Libc.Address(from, 0), destination = Libc.Address(server.Address, server.Port))
        {
            if (Libc.Bind(Descriptor, source, 16) < 0
                || (Libc.Connect(Descriptor, destination, 16) < 0 && Marshal.GetLastPInvokeError() != Libc.InProgress))
            {
                var failure = Libc.Failure("connect");
                _state = State.Closed;
                _ = Libc.Close(Descriptor);
                throw failure;
            }
        }
        EventLoop.Instance.Add(this);
    }

    private unsafe void Upgrade()
    {
        int error, length = sizeof(int);
        _ = Libc.GetOption(Descriptor, Libc.SocketLevel, Libc.SocketError, &error, &length);
        if (error != 0)
            throw Libc.Failure("connect", error);
        _state = State.Upgrading;
        EventLoop.Instance.WatchReadingOnly(this);
        Send(_upgrade);
    }

    /// <summary>Reads once. False when the connection ended.</summary>
    private unsafe bool Receive()
    {
        MakeRoom();
        nint received;
        fixed (byte* bytes = _buffer)
            received = Libc.Receive(Descriptor, bytes + _end, _buffer.Length - _end, 0);
        if (received < 0)
            return Marshal.GetLastPInvokeError() is Libc.WouldBlock or Libc.Interrupted;
        if (received == 0)
            return false;
        _end += (int)received;
        return (_state == State.Open || TryTakeHead()) ? Drain() : true;
    }

    private bool TryTakeHead()
    {
        var length = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8);
        if (length < 0)
            return false;
        // What follows the head is the first frame's.
        _start = length + 4;
        if (!_buffer.AsSpan(0, length).StartsWith("HTTP/1.1 101 "u8))
            throw HandshakeRefusedException.From(Encoding.Latin1.GetString(_buffer, 0, length));
        _state = State.Open;
        _opened.SetResult();
        return true;
    }

    private void Close(Exception why)
    {
        var wasOpen = _state == State.Open;
        lock (_gate)
        {
            _state = State.Closed;
            _ = Libc.Close(Descriptor);
        }
        if (wasOpen)
            _onEnd(this);
        else
            _opened.TrySetException(why);
    }

    /// <summary>Takes every whole frame out of the buffer. False when the server closed.</summary>
    private bool Drain()
    {
        while (TryTakeFrame(out var final, out var opcode, out var payload))
        {
            switch (opcode)
            {
                case Opcode.Text when final:
                    _onText(payload);
                    break;
                case Opcode.Text or Opcode.Continuation:
                    (_fragments ??= new MemoryStream()).Write(payload);
                    if (!final)
                        break;
                    _onText(_fragments.GetBuffer().AsSpan(0, (int)_fragments.Length));
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
