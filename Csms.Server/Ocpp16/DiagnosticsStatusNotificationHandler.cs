using Csms.Domain.Timeline;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.4: shows in the timeline how the upload goes. 1.6 has no request id: there is one upload per station at a time.</summary>
internal sealed class DiagnosticsStatusNotificationHandler(StationTimeline timeline)
    : IHandler<DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse>
{
    public ValueTask<DiagnosticsStatusNotificationResponse> HandleAsync(
        DiagnosticsStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        timeline.Add(context.StationId, TimelineKind.Status, $"Diagnostics upload: {request.Status.Word()}.");
        return new(new DiagnosticsStatusNotificationResponse());
    }
}
