using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.4: keeps how the upload goes. There is no request id: there is one upload per station at a time.</summary>
internal sealed class DiagnosticsStatusNotificationHandler(LogBook logs) : IHandler<DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse>
{
    public async ValueTask<DiagnosticsStatusNotificationResponse> HandleAsync(
        DiagnosticsStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await logs.ToldAsync(context.Station, null, request.Status.Word(), cancellationToken);
        return new DiagnosticsStatusNotificationResponse();
    }
}
