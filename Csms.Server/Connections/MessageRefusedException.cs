using System.Net.WebSockets;

namespace Csms.Server.Connections;

/// <summary>A message that is not even read to its end; the socket is closed with the status and the reason.</summary>
internal sealed class MessageRefusedException(WebSocketCloseStatus status, string reason) : Exception(reason)
{
    public WebSocketCloseStatus Status { get; } = status;
}
