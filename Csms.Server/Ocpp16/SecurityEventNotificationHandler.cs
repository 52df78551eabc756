using Csms.Domain.Stations;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 security extension A04.FR.03: keeps the event before it is acknowledged; the station sends it until it is.</summary>
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
