using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class NotifyMonitoringReportSender
{
    private const int ItemsPerMessage = 20;

    public static void Send(SimulatedStation station, int requestId, IReadOnlyList<ActiveMonitor> monitors)
    {
        var parts = monitors.GroupBy(monitor => monitor.Entry).Select(Describe).Chunk(ItemsPerMessage).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            station.Calls.Send(new NotifyMonitoringReportRequest
            {
                RequestId = requestId,
                GeneratedAt = station.Now,
                SeqNo = i,
                Tbc = i + 1 < parts.Length,
                Monitor = parts[i],
            });
        }
    }

    private static MonitoringData Describe(IGrouping<DeviceEntry, ActiveMonitor> monitors) => new()
    {
        Component = monitors.Key.Component,
        Variable = monitors.Key.VariableName,
        VariableMonitoring = [.. monitors.Select(monitor => new VariableMonitoring
        {
            Id = monitor.Id,
            Transaction = monitor.OnlyInTransaction,
            Value = monitor.Value,
            Type = monitor.Type,
            Severity = monitor.Severity,
        })],
    };
}
