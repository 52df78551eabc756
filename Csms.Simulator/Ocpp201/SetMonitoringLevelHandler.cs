using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class SetMonitoringLevelHandler
{
    public static SetMonitoringLevelResponse Handle(Ocpp201Dialect dialect, SetMonitoringLevelRequest request)
    {
        if (request.Severity is < 0 or > 9)
            return new SetMonitoringLevelResponse { Status = GenericStatus.Rejected };
        dialect.Monitors.Level = request.Severity;
        return new SetMonitoringLevelResponse { Status = GenericStatus.Accepted };
    }
}
