namespace Csms.Server.Routing;

internal sealed partial class CallProcessor
{
    [LoggerMessage(1, LogLevel.Error, "{StationId}: {Action} {MessageId} could not be answered; the station was told InternalError")]
    private partial void HandlerFailed(string stationId, string action, string messageId, Exception exception);
}
