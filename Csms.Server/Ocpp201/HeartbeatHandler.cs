using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 G02.FR.03: tells the time. That the station is alive, any message says (G02.FR.04).</summary>
internal sealed class HeartbeatHandler(TimeProvider time) : IHandler<HeartbeatRequest, HeartbeatResponse>
{
    public bool AnswersAnew => true;

    public ValueTask<HeartbeatResponse> HandleAsync(HeartbeatRequest request, CallContext context, CancellationToken cancellationToken) =>
        new(new HeartbeatResponse { CurrentTime = time.GetUtcNow() });
}
