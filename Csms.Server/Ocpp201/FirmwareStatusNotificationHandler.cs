using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 L01, L02: keeps how the update goes; it belongs to its request by requestId.</summary>
internal sealed class FirmwareStatusNotificationHandler(FirmwareUpdates updates)
    : IHandler<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse>
{
    public async ValueTask<FirmwareStatusNotificationResponse> HandleAsync(
        FirmwareStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await updates.ToldAsync(context.Station, request.RequestId, request.Status.Word(), cancellationToken);
        return new FirmwareStatusNotificationResponse();
    }
}
