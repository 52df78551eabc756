using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class ClearVariableMonitoringHandler
{
    public static ClearVariableMonitoringResponse Handle(Ocpp201Dialect dialect, ClearVariableMonitoringRequest request) => new()
    {
        ClearMonitoringResult = [.. request.Id.Select(id => new ClearMonitoringResult
        {
            Id = id,
            Status = dialect.Monitors.Remove(id) ? ClearMonitoringStatus.Accepted : ClearMonitoringStatus.NotFound,
        })],
    };
}
