using Csms.Domain.Monitors;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 N02: keeps a part of a report of monitors; the parts belong together by requestId and seqNo.</summary>
internal sealed class NotifyMonitoringReportHandler(MonitorBook monitors) : IHandler<NotifyMonitoringReportRequest, NotifyMonitoringReportResponse>
{
    public async ValueTask<NotifyMonitoringReportResponse> HandleAsync(
        NotifyMonitoringReportRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new MonitorReport
        {
            RequestId = request.RequestId,
            SeqNo = request.SeqNo,
            GeneratedAt = request.GeneratedAt,
            MoreFollows = request.Tbc ?? false,
            Monitors = [.. (request.Monitor ?? []).SelectMany(ToMonitors)],
        };
        await monitors.RecordAsync(context.Station, report, cancellationToken);
        return new NotifyMonitoringReportResponse();
    }

    private static IEnumerable<StationMonitor> ToMonitors(MonitoringData data) => data.VariableMonitoring.Select(monitor => new StationMonitor
    {
        Id = monitor.Id,
        Component = data.Component.Name,
        ComponentInstance = data.Component.Instance,
        EvseId = data.Component.Evse?.Id,
        ConnectorId = data.Component.Evse?.ConnectorId,
        Variable = data.Variable.Name,
        VariableInstance = data.Variable.Instance,
        Type = monitor.Type.Word(),
        Value = monitor.Value,
        Severity = monitor.Severity,
        InTransaction = monitor.Transaction,
    });
}
