using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 security extension, L01: keeps how the update goes; it belongs to its request by requestId.</summary>
internal sealed class SignedFirmwareStatusNotificationHandler(FirmwareUpdates updates)
    : IHandler<SignedFirmwareStatusNotificationRequest, SignedFirmwareStatusNotificationResponse>
{
    public async ValueTask<SignedFirmwareStatusNotificationResponse> HandleAsync(
        SignedFirmwareStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await updates.ToldAsync(context.Station, request.RequestId, request.Status.Word(), cancellationToken);
        return new SignedFirmwareStatusNotificationResponse();
    }
}
