using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.6: tells the time. That the station is alive, any message says.</summary>
internal sealed class HeartbeatHandler(TimeProvider time) : IHandler<HeartbeatRequest, HeartbeatResponse>
{
    public bool AnswersAnew => true;

    public ValueTask<HeartbeatResponse> HandleAsync(HeartbeatRequest request, CallContext context, CancellationToken cancellationToken) =>
        new(new HeartbeatResponse { CurrentTime = time.GetUtcNow() });
}
