namespace Csms.Server.Security;

internal sealed partial class WatchedFiles<T>
{
    [LoggerMessage(1, LogLevel.Information, "{Files}: read anew")]
    private partial void LogReloaded(string files);

    [LoggerMessage(2, LogLevel.Warning, "{Files}: changed, but cannot be used; what was read before stays in force: {Reason}")]
    private partial void LogUnreadable(string files, string reason);
}
