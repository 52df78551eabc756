using Csms.Protocol.Ocpp16;
using Csms.Server.Ocpp16;
using Csms.Server.Routing;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Connections;

/// <summary>Holds the Heartbeat handler of one 1.6 station until it is released.</summary>
internal sealed class HeldHeartbeat
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _held;

    /// <summary>Ends when the held handler has begun.</summary>
    public Task Entered => _entered.Task;

    /// <summary>Starts a server whose Heartbeat handler can be held.</summary>
    public static Task<TestServer> StartAsync(HeldHeartbeat heartbeat, params string[] settings) =>
        TestServer.StartAsync(settings, services: services => services.AddSingleton(heartbeat).AddSingleton(provider =>
        {
            var routes = new Ocpp16Routes(provider);
            routes.Table.Add<HeartbeatRequest, HeartbeatResponse, Handler>();
            return routes;
        }));

    public void Hold(string stationId) => _held = stationId;

    public void Release() => _released.TrySetResult();

    private Task PassAsync(string stationId)
    {
        if (stationId != _held)
            return Task.CompletedTask;
        _entered.TrySetResult();
        return _released.Task;
    }

    private sealed class Handler(HeldHeartbeat heartbeat, TimeProvider time) : IHandler<HeartbeatRequest, HeartbeatResponse>
    {
        public async ValueTask<HeartbeatResponse> HandleAsync(HeartbeatRequest request, CallContext context, CancellationToken cancellationToken)
        {
            await heartbeat.PassAsync(context.StationId);
            return new HeartbeatResponse { CurrentTime = time.GetUtcNow() };
        }
    }
}
