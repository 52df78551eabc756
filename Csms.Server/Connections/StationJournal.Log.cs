namespace Csms.Server.Connections;

internal sealed partial class StationJournal
{
    [LoggerMessage(1, LogLevel.Information, "{StationId}: refused from {Address} with {Status}: {Reason}")]
    private partial void HandshakeRefused(string? stationId, string address, int status, string reason);

    [LoggerMessage(2, LogLevel.Debug, "{StationId}: connection ended ({Kind}): {Reason}")]
    private partial void ConnectionEnded(string stationId, string kind, string reason);

    [LoggerMessage(3, LogLevel.Error, "{StationId}: what follows the answer to {Action} failed")]
    private partial void AfterAnswerFailed(string stationId, string action, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "{StationId}: the connection is closed because of a fault of ours")]
    private partial void ConnectionFailed(string stationId, Exception exception);
}
