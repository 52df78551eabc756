namespace Csms.Server.Certificates;

internal sealed partial class CertificateWatch
{
    [LoggerMessage(1, LogLevel.Warning, "{Reason}")]
    private partial void OwnEnds(string reason);

    [LoggerMessage(2, LogLevel.Information, "{StationId}: its certificate could not be renewed, the next try is tomorrow: {Reason}")]
    private partial void NotRenewed(string stationId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The end of certificates could not be watched; the next try is in ten minutes")]
    protected override partial void LookedInVain(Exception failure);
}
