using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class SetMonitoringBaseHandler
{
    public static SetMonitoringBaseResponse Handle(Ocpp201Dialect dialect, SetMonitoringBaseRequest request)
    {
        // N03.FR.03 to FR.05: all but All forget what the CSMS had set.
        if (request.MonitoringBase != MonitoringBase.All)
            dialect.Monitors.Clear();
        return new SetMonitoringBaseResponse { Status = GenericDeviceModelStatus.Accepted };
    }
}
