using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class SetVariableMonitoringHandler
{
    public static SetVariableMonitoringResponse Handle(Ocpp201Dialect dialect, SetVariableMonitoringRequest request) =>
        new() { SetMonitoringResult = [.. request.SetMonitoringData.Select(monitor => Set(dialect, monitor))] };

    private static SetMonitoringResult Set(Ocpp201Dialect dialect, SetMonitoringData wanted)
    {
        var (status, entry) = DeviceModel.Find(dialect.Station, wanted.Component, wanted.Variable);
        int? id = null;
        var result = status switch
        {
            GetVariableStatus.UnknownComponent => SetMonitoringStatus.UnknownComponent,
            GetVariableStatus.UnknownVariable => SetMonitoringStatus.UnknownVariable,
            _ when wanted.Severity is < 0 or > 9 => SetMonitoringStatus.Rejected,
            _ => dialect.Monitors.Set(entry!, wanted, out id),
        };
        return new SetMonitoringResult
        {
            Status = result,
            Id = id,
            Type = wanted.Type,
            Severity = wanted.Severity,
            Component = wanted.Component,
            Variable = wanted.Variable,
        };
    }
}
