using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Csms.Server.Connections;

/// <summary>Why a socket ended.</summary>
/// <param name="Kind">One word for a machine: <c>closedByStation</c>, <c>lost</c>, <c>noPong</c>, <c>replaced</c>, <c>shutdown</c>, ...</param>
/// <param name="Reason">The reason in words for an operator.</param>
internal sealed record ConnectionEnding(string Kind, string Reason)
{
    public static ConnectionEnding Replaced { get; } = new("replaced", "The station opened a new connection; this one was closed in its favour.");

    public static ConnectionEnding Shutdown { get; } = new("shutdown", "The server was stopped.");

    public static ConnectionEnding Removed { get; } = new("removed", "The station was removed or its credentials were changed by an operator.");

    public static ConnectionEnding OurFault { get; } = new("error", "A fault of the server ended the connection; the server's log has the details.");

    public static ConnectionEnding OtherSerialNumber { get; } =
        new("otherSerialNumber", "The serial number of the BootNotification is not the one that the station's certificate names.");

    public static ConnectionEnding Flooded(int limit) =>
        new("flooded", $"The station sent more than {limit} messages without waiting for an answer.");

    public static ConnectionEnding Silent(TimeSpan limit) =>
        new("silent", $"The station, which answers no pings, sent nothing for {limit.TotalMinutes:0} min: the connection was taken for dead.");

    public static ConnectionEnding Unanswered(int count) =>
        new("unanswered", $"The station left {count} calls in a row unanswered, so the connection was taken for dead.");

    public static ConnectionEnding Refused(MessageRefusedException refusal) => new("messageRefused", refusal.Message);

    public static ConnectionEnding ByStation(WebSocket socket) => new(
        "closedByStation",
        string.IsNullOrEmpty(socket.CloseStatusDescription)
            ? $"The station closed the connection ({CloseStatus(socket)})."
            : $"The station closed the connection ({CloseStatus(socket)}): {socket.CloseStatusDescription}");

    /// <summary>What an exception of the read loop means.</summary>
    public static ConnectionEnding Failed(Exception exception) => exception switch
    {
        WebSocketException { WebSocketErrorCode: WebSocketError.ConnectionClosedPrematurely } or ConnectionResetException =>
            new("lost", "The connection was lost without a close: power, network or a crash of the station."),
        // The socket's own liveness check is the only one here that aborts a connection without having said why.
        ConnectionAbortedException =>
            new("noPong", "The station did not answer a ping in time: the connection was dead."),
        WebSocketException { WebSocketErrorCode: WebSocketError.Faulted or WebSocketError.HeaderError } =>
            new("protocolError", $"The station broke the WebSocket protocol: {exception.Message}"),
        _ => new("lost", "The connection was cut: " + exception.Message),
    };

    private static string CloseStatus(WebSocket socket) =>
        socket.CloseStatus is { } status ? $"{(int)status} {status}" : "no status";
}
