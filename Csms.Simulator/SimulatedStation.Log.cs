using Microsoft.Extensions.Logging;

namespace Csms.Simulator;

public sealed partial class SimulatedStation
{
    [LoggerMessage(1, LogLevel.Information, "{StationId}: connected to {Url}")]
    internal static partial void LogConnected(ILogger logger, string stationId, Uri url);

    [LoggerMessage(2, LogLevel.Warning, "{StationId}: not connected: {Reason}")]
    internal static partial void LogNotConnected(ILogger logger, string stationId, string reason);

    [LoggerMessage(3, LogLevel.Information, "{StationId}: disconnected: {Reason}")]
    internal static partial void LogLost(ILogger logger, string stationId, string reason);

    [LoggerMessage(4, LogLevel.Information, "{StationId}: BootNotification answered {Registration}")]
    internal static partial void LogBooted(ILogger logger, string stationId, Registration registration);

    [LoggerMessage(5, LogLevel.Error, "{StationId}: handling {Action} failed")]
    internal static partial void LogHandlerFailed(ILogger logger, Exception fault, string stationId, string action);

    [LoggerMessage(8, LogLevel.Error, "{StationId}: failed")]
    internal static partial void LogFailed(ILogger logger, Exception fault, string stationId);

    [LoggerMessage(6, LogLevel.Trace, "{StationId}: answered {MessageId}")]
    internal static partial void LogAnswered(ILogger logger, string stationId, string messageId);

    [LoggerMessage(7, LogLevel.Warning, "{StationId}: a transaction message was given up: {Action} {Error}")]
    internal static partial void LogGivenUp(ILogger logger, string stationId, string action, string error);
}
