using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 N07.FR.03, N08.FR.02: keeps the events. A connector's state may come this way instead of as a StatusNotification (G01).</summary>
internal sealed class NotifyEventHandler(DeviceModel deviceModel, StationRegistry stations) : IHandler<NotifyEventRequest, NotifyEventResponse>
{
    public async ValueTask<NotifyEventResponse> HandleAsync(NotifyEventRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await deviceModel.RecordAsync(context.Station, [.. request.EventData.Select(ToEvent)], cancellationToken);
        foreach (var state in request.EventData.Where(IsAvailability))
            await stations.ReportConnectorAsync(context.Station, ToConnector(state), cancellationToken);
        return new NotifyEventResponse();
    }

    private static bool IsAvailability(EventData data) =>
        data.Variable.Name.Equals("AvailabilityState", StringComparison.OrdinalIgnoreCase)
        && data.Component.Name.Equals("Connector", StringComparison.OrdinalIgnoreCase)
        && data.Component.Evse?.ConnectorId is not null;

    private static ConnectorReport ToConnector(EventData data) => new()
    {
        Evse = data.Component.Evse!.Id,
        Connector = data.Component.Evse.ConnectorId!.Value,
        Status = data.ActualValue,
        At = data.Timestamp,
        ErrorCode = data.TechCode,
        ErrorDetail = data.TechInfo,
    };

    private static StationEvent ToEvent(EventData data) => new()
    {
        EventId = data.EventId,
        At = data.Timestamp,
        Trigger = data.Trigger.Word(),
        Component = data.Component.Name,
        ComponentInstance = data.Component.Instance,
        Variable = data.Variable.Name,
        VariableInstance = data.Variable.Instance,
        Evse = data.Component.Evse?.Id,
        Connector = data.Component.Evse?.ConnectorId,
        Value = data.ActualValue,
        Cleared = data.Cleared ?? false,
        OcppTransactionId = data.TransactionId,
        TechCode = data.TechCode,
        TechDetail = data.TechInfo,
        MonitorId = data.VariableMonitoringId,
        Json = JsonSerializer.Serialize(data, OcppJson.Options),
    };
}
