using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.5: keeps how the update goes. There is no request id: there is one update per station at a time.</summary>
internal sealed class FirmwareStatusNotificationHandler(FirmwareUpdates updates)
    : IHandler<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse>
{
    public async ValueTask<FirmwareStatusNotificationResponse> HandleAsync(
        FirmwareStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await updates.ToldAsync(context.Station, null, request.Status.Word(), cancellationToken);
        return new FirmwareStatusNotificationResponse();
    }
}
