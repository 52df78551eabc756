using Csms.Domain.Stations;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 A04.FR.03: keeps the event before it is acknowledged; the station sends it until it is.</summary>
internal sealed class SecurityEventNotificationHandler(DeviceModel deviceModel)
    : IHandler<SecurityEventNotificationRequest, SecurityEventNotificationResponse>
{
    public async ValueTask<SecurityEventNotificationResponse> HandleAsync(
        SecurityEventNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await deviceModel.RecordAsync(context.Station, new SecurityEvent(request.Type, request.Timestamp, request.TechInfo), cancellationToken);
        return new SecurityEventNotificationResponse();
    }
}
