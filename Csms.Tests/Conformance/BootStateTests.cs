using System.Net.Http.Json;
using Csms.Tests.Support;

namespace Csms.Tests.Conformance;

/// <summary>What a station may send before and after it is accepted (requirements.md 1.7).</summary>
public sealed class BootStateTests
{
    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "B01.FR.10")]
    public async Task Before_the_first_BootNotification_every_other_call_is_a_SecurityError(string subprotocol)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.ConnectAsync("CS-1", subprotocol);

        Assert.That(await station.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));
    }

    [TestCase("ocpp1.6", "Pending")]
    [TestCase("ocpp1.6", "Rejected")]
    [TestCase("ocpp2.0.1", "Pending")]
    [TestCase("ocpp2.0.1", "Rejected")]
    [Property("Requirement", "B02.FR.09")]
    [Property("Requirement", "B03.FR.07")]
    [Property("Requirement", "B02.FR.06")]
    [Property("Requirement", "B02.FR.08")]
    [Property("Requirement", "1.6 §4.2")]
    public async Task A_station_that_is_not_accepted_is_told_when_to_call_again_and_may_send_nothing_else(string subprotocol, string registration)
    {
        await using var server = await TestServer.StartAsync();
        (await server.Http.PostAsJsonAsync("stations", new { id = "CS-1", securityProfile = 0, registration })).EnsureSuccessStatusCode();
        await using var station = await server.ConnectAsync("CS-1", subprotocol);

        var answer = await station.CallAsync("BootNotification", Boot(subprotocol));

        Assert.That((string?)answer["status"], Is.EqualTo(registration));
        Assert.That((int?)answer["interval"], Is.EqualTo(60));
        Assert.That(await station.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"));

        (await server.Http.PatchAsJsonAsync("stations/CS-1", new { registration = "Accepted" })).EnsureSuccessStatusCode();
        Assert.That((string?)(await station.CallAsync("BootNotification", Boot(subprotocol)))["status"], Is.EqualTo("Accepted"));
        await station.CallAsync("Heartbeat", "{}");
    }

    [TestCase("ocpp1.6")]
    [TestCase("ocpp2.0.1")]
    [Property("Requirement", "B01.FR.02")]
    public async Task An_accepted_station_gets_the_time_with_Z_and_the_heartbeat_interval(string subprotocol)
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:HeartbeatInterval=00:10:00"]);
        await using var station = await server.ConnectAsync("CS-1", subprotocol);

        var answer = await station.CallAsync("BootNotification", Boot(subprotocol));

        Assert.That((string?)answer["currentTime"], Is.EqualTo("2026-03-01T12:55:00.000Z"));
        Assert.That((int?)answer["interval"], Is.EqualTo(600));
        var shown = await server.GetAsync("stations/CS-1");
        Assert.That((string?)shown["vendor"], Is.EqualTo("Test"));
        Assert.That((string?)shown["ocppVersion"], Is.EqualTo(subprotocol["ocpp".Length..]));
        Assert.That((bool?)shown["connected"], Is.True);
    }

    private static string Boot(string subprotocol) => subprotocol == "ocpp1.6"
        ? """{"chargePointVendor":"Test","chargePointModel":"Raw"}"""
        : """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""";
}
