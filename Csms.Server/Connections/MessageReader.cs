using System.Net.WebSockets;

namespace Csms.Server.Connections;

/// <summary>Reads whole messages from a WebSocket until it ends or is aborted.</summary>
internal sealed class MessageReader(WebSocket socket, int maxMessageBytes)
{
    // What a connection holds while it is idle. A MeterValues with three samples fits; a longer message gets a larger buffer as it comes.
    private const int FirstBufferBytes = 1024;

    /// <summary>The next message, or null once the peer closed.</summary>
    /// <exception cref="MessageRefusedException">The message is too long or not text.</exception>
    /// <exception cref="WebSocketException">The socket failed, or broke the WebSocket protocol.</exception>
    public async ValueTask<PooledBuffer?> ReadAsync()
    {
        var buffer = new PooledBuffer(FirstBufferBytes);
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.GetMemory(), CancellationToken.None);
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
                    return buffer;
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
