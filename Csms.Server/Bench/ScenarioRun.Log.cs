namespace Csms.Server.Bench;

internal sealed partial class ScenarioRun
{
    [LoggerMessage(1, LogLevel.Error, "{StationId}: step {Step} of scenario {Scenario} failed by a fault of ours")]
    private static partial void StepBroke(ILogger logger, string stationId, string step, string scenario, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "{StationId}: after scenario {Scenario} the station could not be brought back to how it was")]
    private static partial void LeftBehind(ILogger logger, string stationId, string scenario, Exception failure);
}
