using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 L03: keeps how a local controller gets on, and where the stations behind it find the image.</summary>
internal sealed class PublishFirmwareStatusNotificationHandler(FirmwareUpdates updates)
    : IHandler<PublishFirmwareStatusNotificationRequest, PublishFirmwareStatusNotificationResponse>
{
    public async ValueTask<PublishFirmwareStatusNotificationResponse> HandleAsync(
        PublishFirmwareStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await updates.PublishToldAsync(context.Station, request.RequestId, request.Status.Word(), request.Location, cancellationToken);
        return new PublishFirmwareStatusNotificationResponse();
    }
}
