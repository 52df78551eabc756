using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Csms.Server.Connections;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Connections;

/// <summary>What an operator may say of a single station's connection, and what a station must not do with it.</summary>
public sealed class StationPolicyTests
{
    [Test]
    [Property("FieldReport", "14")]
    public async Task A_station_that_answers_no_pings_stays_connected_where_an_operator_said_so()
    {
        await using var server = await TestServer.StartAsync(["Csms:Connections:PingInterval=00:00:00.2", "Csms:Connections:PingTimeout=00:00:00.2"]);
        (await server.Http.PostAsJsonAsync("stations", new { id = "DEAF", securityProfile = 0, answersPings = false })).EnsureSuccessStatusCode();
        await using var deaf = await server.Boot16Async("DEAF");
        // Neither of the two answers a ping, for they do not receive: when the other one is cut, this one's time was up as well.
        await using var other = await server.Boot16Async("OTHER");
        var cut = new TaskCompletionSource();
        server.ConnectionOf("OTHER").Ended.Register(cut.SetResult);

        await cut.Task;

        await deaf.CallAsync("Heartbeat", "{}");
    }

    [Test]
    [Property("FieldReport", "14")]
    public async Task A_station_that_answers_no_pings_and_sends_nothing_for_three_heartbeats_is_taken_for_dead()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        (await server.Http.PostAsJsonAsync("stations", new { id = "DEAF", securityProfile = 0, answersPings = false })).EnsureSuccessStatusCode();
        await using var deaf = await server.Boot16Async("DEAF");

        clock.Advance(TimeSpan.FromMinutes(14));
        await deaf.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.That(server.Services.GetRequiredService<StationDirectory>().Find("DEAF"), Is.Not.Null);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await deaf.ReceiveAsync(), Is.Null);
        Assert.That(deaf.CloseReason, Does.Contain("sent nothing for 15 min"));
    }

    [Test]
    [Property("FieldReport", "15")]
    public async Task A_station_that_offers_no_subprotocol_speaks_the_one_that_an_operator_named()
    {
        await using var server = await TestServer.StartAsync();
        (await server.Http.PostAsJsonAsync("stations", new { id = "MUTE", securityProfile = 0, defaultSubprotocol = "ocpp1.6" })).EnsureSuccessStatusCode();

        await using var station = await server.ConnectAsync("MUTE", "");

        Assert.That(station.Subprotocol, Is.Null.Or.Empty);
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Test","chargePointModel":"Raw"}""");
    }

    [Test]
    [Property("FieldReport", "18")]
    public async Task A_compressed_frame_that_was_not_negotiated_ends_the_connection_with_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "GET /ocpp/CS-1 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        Assert.That(await reader.ReadLineAsync(), Does.Contain("101"));

        // FIN and the first reserved bit, text; masked, two bytes.
        await stream.WriteAsync(new byte[] { 0xC1, 0x82, 0, 0, 0, 0, (byte)'[', (byte)']' });

        await server.TimelineWithAsync("CS-1", "broke the WebSocket protocol");
    }
}
