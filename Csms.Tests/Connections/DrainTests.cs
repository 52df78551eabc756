using System.Net;
using System.Net.WebSockets;

namespace Csms.Tests.Connections;

/// <summary>The orderly end of the server.</summary>
public sealed class DrainTests
{
    [Test]
    [Property("Requirement", "Drain")]
    public async Task Readiness_turns_red_the_answer_in_flight_is_finished_and_then_the_socket_is_closed_with_1001()
    {
        var heartbeat = new HeldHeartbeat();
        await using var server = await HeldHeartbeat.StartAsync(heartbeat);
        heartbeat.Hold("CS-1");
        await using var station = await server.Boot16Async("CS-1");
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.That((await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await station.SendAsync("[2,\"h1\",\"Heartbeat\",{}]");
        await heartbeat.Entered;

        var stopping = server.StopAsync();

        Assert.That((await http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await http.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(async () => await server.ConnectAsync("CS-2"), Throws.InstanceOf<WebSocketException>());
        heartbeat.Release();
        Assert.That((string?)(await station.ReceiveFrameAsync())[1], Is.EqualTo("h1"));
        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
        await station.CloseOutputAsync();
        await stopping;
    }
}
