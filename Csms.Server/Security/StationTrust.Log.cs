namespace Csms.Server.Security;

internal sealed partial class StationTrust
{
    [LoggerMessage(1, LogLevel.Warning, "The revocation list of '{Issuer}' was to be replaced by {NextUpdate}; it goes on to be used")]
    private partial void LogStale(string issuer, DateTimeOffset nextUpdate);
}
