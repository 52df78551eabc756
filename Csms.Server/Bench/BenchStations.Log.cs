namespace Csms.Server.Bench;

internal sealed partial class BenchStations
{
    [LoggerMessage(1, LogLevel.Warning, "{StationId}: a simulated station of the test bench could not be cleared away")]
    private partial void NotCleared(string stationId, Exception failure);
}
