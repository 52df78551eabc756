using System.Net.WebSockets;

namespace Csms.Server.Connections;

/// <summary>Puts whole messages together from what a WebSocket receives.</summary>
internal sealed class MessageReader(int maxMessageBytes) : IDisposable
{
    // What a connection holds while it is idle. A MeterValues with three samples fits; a longer message gets a larger buffer as it comes.
    private const int FirstBufferBytes = 1024;

    private PooledBuffer? _message;

    /// <summary>Where the next bytes belong.</summary>
    public Memory<byte> Room => (_message ??= new PooledBuffer(FirstBufferBytes)).GetMemory();

    /// <summary>Takes in what was received into <see cref="Room"/>; returns the message once it is whole.</summary>
    /// <exception cref="MessageRefusedException">The message is too long or not text.</exception>
    public PooledBuffer? Take(ValueWebSocketReceiveResult received)
    {
        // OCPP-J 1.6 §4.1.2, OCPP 2.0.1 Part 4 §4.1: JSON text, so a binary frame is not OCPP.
        if (received.MessageType == WebSocketMessageType.Binary)
            throw new MessageRefusedException(WebSocketCloseStatus.InvalidMessageType, "The station sent a binary message; OCPP-J is text.");
        var message = _message!;
        message.Advance(received.Count);
        if (message.Length > maxMessageBytes)
            throw new MessageRefusedException(WebSocketCloseStatus.MessageTooBig, $"The station sent a message of more than {maxMessageBytes} bytes.");
        if (!received.EndOfMessage)
            return null;
        _message = null;
        return message;
    }

    public void Dispose() => _message?.Dispose();
}
