using Csms.Domain.Timeline;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.5: shows in the timeline how the update goes. 1.6 has no request id: there is one update per station at a time.</summary>
internal sealed class FirmwareStatusNotificationHandler(StationTimeline timeline)
    : IHandler<FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse>
{
    public ValueTask<FirmwareStatusNotificationResponse> HandleAsync(
        FirmwareStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        timeline.Add(context.StationId, TimelineKind.Status, $"Firmware update: {request.Status.Word()}.");
        return new(new FirmwareStatusNotificationResponse());
    }
}
