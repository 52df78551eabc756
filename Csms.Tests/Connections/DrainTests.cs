using System.Net;
using System.Net.WebSockets;
using Csms.Protocol.Ocpp16;
using Csms.Server.Ocpp16;
using Csms.Server.Routing;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Connections;

/// <summary>The orderly end of the server.</summary>
public sealed class DrainTests
{
    [Test]
    [Property("Requirement", "Drain")]
    public async Task Readiness_turns_red_the_answer_in_flight_is_finished_and_then_the_socket_is_closed_with_1001()
    {
        var gate = new Gate();
        await using var server = await TestServer.StartAsync(services: services => services.AddSingleton(gate).AddSingleton(provider =>
        {
            var routes = new Ocpp16Routes(provider);
            routes.Table.Add<HeartbeatRequest, HeartbeatResponse, GatedHandler>();
            return routes;
        }));
        await using var station = await server.Boot16Async("CS-1");
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.That((await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await station.SendAsync("[2,\"h1\",\"Heartbeat\",{}]");
        await gate.Entered.Task;

        var stopping = server.StopAsync();

        Assert.That((await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await http.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(async () => await server.ConnectAsync("CS-2"), Throws.InstanceOf<WebSocketException>());
        gate.Released.SetResult();
        Assert.That((string?)(await station.ReceiveFrameAsync())[1], Is.EqualTo("h1"));
        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
        await station.CloseOutputAsync();
        await stopping;
    }

    private sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class GatedHandler(Gate gate, TimeProvider time) : IHandler<HeartbeatRequest, HeartbeatResponse>
    {
        public async ValueTask<HeartbeatResponse> HandleAsync(HeartbeatRequest request, CallContext context, CancellationToken cancellationToken)
        {
            gate.Entered.TrySetResult();
            await gate.Released.Task;
            return new HeartbeatResponse { CurrentTime = time.GetUtcNow() };
        }
    }
}
