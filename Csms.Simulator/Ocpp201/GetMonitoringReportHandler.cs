using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetMonitoringReportHandler
{
    public static GetMonitoringReportResponse Handle(Ocpp201Dialect dialect, GetMonitoringReportRequest request)
    {
        ActiveMonitor[] found = [.. dialect.Monitors.All.Where(monitor =>
            (request.ComponentVariable is not { } wanted || wanted.Any(one => monitor.Entry.Matches(one)))
            && (request.MonitoringCriteria is not { } criteria || criteria.Any(monitor.Meets)))];
        if (found.Length == 0)
            return new GetMonitoringReportResponse { Status = GenericDeviceModelStatus.EmptyResultSet };
        NotifyMonitoringReportSender.Send(dialect.Station, request.RequestId, found);
        return new GetMonitoringReportResponse { Status = GenericDeviceModelStatus.Accepted };
    }
}
