using System.Net.WebSockets;

namespace Csms.Server.Connections;

/// <summary>Reads whole messages from a WebSocket. An idle socket holds no buffer: the first read of a message waits with an empty one.</summary>
internal sealed class MessageReader(WebSocket socket, int maxMessageBytes)
{
    // The usual message fits: 4 KiB hold a MeterValues with twenty samples.
    private const int FirstBufferBytes = 4096;

    /// <summary>The next message, or null once the peer closed.</summary>
    /// <exception cref="MessageRefusedException">The message is too long or not text.</exception>
    /// <exception cref="WebSocketException">The socket failed, or broke the WebSocket protocol.</exception>
    public async ValueTask<PooledBuffer?> ReadAsync(CancellationToken cancellationToken)
    {
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (first.MessageType == WebSocketMessageType.Close)
            return null;
        var buffer = new PooledBuffer(FirstBufferBytes);
        try
        {
            while (!first.EndOfMessage)
            {
                var received = await socket.ReceiveAsync(buffer.GetMemory(), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    buffer.Dispose();
                    return null;
                }
                // OCPP-J 1.6 §4.1.2, OCPP 2.0.1 Part 4 §4.1: JSON text, so a binary frame is not OCPP.
                if (received.MessageType == WebSocketMessageType.Binary)
                    throw new MessageRefusedException(WebSocketCloseStatus.InvalidMessageType, "The station sent a binary message; OCPP-J is text.");
                buffer.Advance(received.Count);
                if (buffer.Length > maxMessageBytes)
                    throw new MessageRefusedException(WebSocketCloseStatus.MessageTooBig, $"The station sent a message of more than {maxMessageBytes} bytes.");
                if (received.EndOfMessage)
                    break;
            }
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
