using Csms.Domain.Stations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 G01: keeps the connector's state; an old report does not overwrite a newer one.</summary>
internal sealed class StatusNotificationHandler(StationRegistry stations) : IHandler<StatusNotificationRequest, StatusNotificationResponse>
{
    public async ValueTask<StatusNotificationResponse> HandleAsync(StatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new ConnectorReport
        {
            Evse = request.EvseId,
            Connector = request.ConnectorId,
            Status = request.ConnectorStatus.Word(),
            At = request.Timestamp,
        };
        await stations.ReportConnectorAsync(context.Station, report, cancellationToken);
        return new StatusNotificationResponse();
    }
}
