using Csms.Domain.Files;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 security extension, N01: keeps how an upload goes; it belongs to its request by requestId.</summary>
internal sealed class LogStatusNotificationHandler(LogBook logs) : IHandler<LogStatusNotificationRequest, LogStatusNotificationResponse>
{
    public async ValueTask<LogStatusNotificationResponse> HandleAsync(LogStatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await logs.ToldAsync(context.Station, request.RequestId, request.Status.Word(), cancellationToken);
        return new LogStatusNotificationResponse();
    }
}
