using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Configuration;

/// <summary>Settings between the real server and a simulated station that share one clock.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class SettingsAtAStationTests(OcppVersion version)
{
    private string HeartbeatKey => version == OcppVersion.Ocpp16 ? "HeartbeatInterval" : "OCPPCommCtrlr/HeartbeatInterval";

    [Test]
    [Property("Requirement", "B07.FR.14")]
    public async Task Its_inventory_is_taken_and_it_is_brought_to_what_is_wanted()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:Configuration:TakeInventory=true"], clock);
        await server.SendForAsync(201, "PUT", "configuration-templates/beat", """{"settings":{"HeartbeatInterval":"77","OCPPCommCtrlr/HeartbeatInterval":"77"}}""");
        await using var station = await ConnectAsync(server, clock);
        clock.Advance(TimeSpan.FromSeconds(31));
        await server.UntilAsync("stations/S1/configuration/drift", shown => (string)shown["items"]![0]!["state"]! == "InSync");
        var known = await server.UntilAsync("stations/S1/configuration?live=false", shown => shown["items"]!.AsArray().Count > 20);
        Assert.That(known["items"]!.AsArray().Select(item => (string)item!["key"]!), Does.Contain(HeartbeatKey));
        Assert.That((string)(await ReadAsync(server, HeartbeatKey))["value"]!, Is.EqualTo("77"));
    }

    [Test]
    [Property("Requirement", "B05")]
    [Property("Requirement", "B06")]
    public async Task Many_settings_are_written_and_read_with_a_result_for_each()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await ConnectAsync(server, clock);
        string[] keys = version == OcppVersion.Ocpp16
            ? ["HeartbeatInterval", "NumberOfConnectors", "NoSuchKey"]
            : ["OCPPCommCtrlr/HeartbeatInterval", "ChargingStation/Model", "OCPPCommCtrlr/NoSuchVariable", "NoSuchCtrlr/X"];
        var settings = string.Join(',', keys.Select(key => $$"""{"key":"{{key}}","value":"60"}"""));
        var written = await server.SendForAsync(200, "POST", "stations/S1/configuration", $$"""{"settings":[{{settings}}]}""");
        Assert.That(
            written["items"]!.AsArray().Select(item => (string)item!["status"]!),
            Is.EqualTo(version == OcppVersion.Ocpp16
                ? new[] { "Accepted", "Rejected", "NotSupported" }
                : ["Accepted", "Rejected", "UnknownVariable", "UnknownComponent"]));
        var read = await server.GetAsync($"stations/S1/configuration?{string.Join('&', keys.Select(key => $"key={key}"))}");
        Assert.That(
            read["items"]!.AsArray().Select(item => (string)item!["status"]!),
            Is.EqualTo(version == OcppVersion.Ocpp16
                ? new[] { "Accepted", "Accepted", "UnknownKey" }
                : ["Accepted", "Accepted", "UnknownVariable", "UnknownComponent"]));
    }

    private static async Task<JsonNode> ReadAsync(TestServer server, string key) => (await server.GetAsync($"stations/S1/configuration?key={key}&live=true"))["items"]![0]!;

    private async Task<SimulatedStation> ConnectAsync(TestServer server, ManualClock clock)
    {
        var station = new SimulatedStation(new StationOptions
        {
            Id = "S1",
            Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"),
            Version = version,
            TimeProvider = clock,
            ReconnectJitter = 0,
            PingInterval = TimeSpan.Zero,
        });
        await station.StartAsync();
        await station.WaitForAsync(at => at.Idle).WaitAsync(TimeSpan.FromSeconds(30));
        return station;
    }
}
