using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Tests.Connections;

/// <summary>A handler that calls its station before and after it answers.</summary>
internal sealed class HeartbeatThatCalls(TimeProvider time) : IHandler<HeartbeatRequest, HeartbeatResponse>
{
    public async ValueTask<HeartbeatResponse> HandleAsync(HeartbeatRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await context.Connection.CallAsync("ClearCache", "{}"u8.ToArray());
        return new HeartbeatResponse { CurrentTime = time.GetUtcNow() };
    }

    public async Task AfterAnswerAsync(HeartbeatRequest request, HeartbeatResponse response, CallContext context, CancellationToken cancellationToken) =>
        await context.Connection.CallAsync("GetLocalListVersion", "{}"u8.ToArray());
}
