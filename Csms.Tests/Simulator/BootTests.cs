using System.Net.WebSockets;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Simulator.Connections;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class BootTests(OcppVersion version)
{
    [Test]
    public async Task A_station_boots_then_tells_its_connectors_and_sends_heartbeats_at_the_interval_of_the_answer()
    {
        await using var rig = await StationRig.CreateAsync(version, options => options with { EvseCount = 2 });
        rig.Csms.Respond("BootNotification", _ => """{"status":"Accepted","currentTime":"2026-03-02T08:00:00Z","interval":120}""");
        await rig.Station.StartAsync();
        await rig.Until(station => station.Idle);

        var boot = await rig.Csms.NextAsync("BootNotification");
        Assert.That(rig.Is16 ? boot.GetProperty("chargePointVendor").GetString() : boot.GetProperty("chargingStation").GetProperty("vendorName").GetString(), Is.EqualTo("Csms"));
        var connectors = rig.Csms.All("StatusNotification").Select(status => status.GetProperty(rig.Is16 ? "connectorId" : "evseId").GetInt32());
        Assert.That(connectors, Is.EquivalentTo(rig.Is16 ? new[] { 0, 1, 2 } : [1, 2]));

        await rig.PassAsync(TimeSpan.FromSeconds(119));
        Assert.That(rig.Csms.Actions, Has.No.Member("Heartbeat"));
        await rig.PassAsync(TimeSpan.FromSeconds(121));
        Assert.That(rig.Csms.All("Heartbeat"), Has.Count.EqualTo(2));
    }

    [TestCase("Pending")]
    [TestCase("Rejected")]
    [Property("Requirement", "1.6 §4.2")]
    [Property("Requirement", "B02")]
    public async Task A_station_that_is_not_accepted_sends_nothing_but_boots_again_after_the_interval(string status)
    {
        await using var rig = await StationRig.CreateAsync(version);
        rig.Csms.Respond("BootNotification", _ => $$"""{"status":"{{status}}","currentTime":"2026-03-02T08:00:00Z","interval":60}""");
        await rig.Station.StartAsync();
        await rig.Csms.NextAsync("BootNotification");
        await rig.Until(station => station.Registration.ToString() == status);
        rig.Station.PlugIn(1);
        rig.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(rig.Csms.Actions, Is.EqualTo(new[] { "BootNotification" }));

        rig.Csms.Respond("BootNotification", _ => """{"status":"Accepted","currentTime":"2026-03-02T08:00:00Z","interval":60}""");
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Csms.NextAsync("BootNotification");
        await rig.Csms.NextAsync("StatusNotification");
    }

    [Test]
    public async Task While_pending_the_CSMS_may_read_the_configuration_but_not_start()
    {
        await using var rig = await StationRig.CreateAsync(version);
        rig.Csms.Respond("BootNotification", _ => """{"status":"Pending","currentTime":"2026-03-02T08:00:00Z","interval":60}""");
        await rig.Station.StartAsync();
        await rig.Until(station => station.Registration == Registration.Pending);
        var read = rig.Is16
            ? await rig.Csms.CallAsync("GetConfiguration")
            : await rig.Csms.CallAsync("GetBaseReport", """{"requestId":1,"reportBase":"FullInventory"}""");
        Assert.That(read.ErrorCode, Is.Empty);
        if (!rig.Is16)
            await rig.Csms.NextAsync("NotifyReport", part => !part.GetProperty("tbc").GetBoolean());
        var start = rig.Is16
            ? await rig.Csms.CallAsync("RemoteStartTransaction", """{"idTag":"A"}""")
            : await rig.Csms.CallAsync("RequestStartTransaction", """{"remoteStartId":1,"idToken":{"idToken":"A","type":"Central"}}""");
        Assert.That(start.Status, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task A_rejected_station_answers_SecurityError()
    {
        await using var rig = await StationRig.CreateAsync(version);
        rig.Csms.Respond("BootNotification", _ => """{"status":"Rejected","currentTime":"2026-03-02T08:00:00Z","interval":60}""");
        await rig.Station.StartAsync();
        await rig.Until(station => station.Registration == Registration.Rejected);
        Assert.That((await rig.Csms.CallAsync("ClearCache")).ErrorCode, Is.EqualTo("SecurityError"));
    }

    [Test]
    public async Task A_station_whose_socket_was_dropped_connects_again_without_booting()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Csms.Drop();
        await rig.Until(station => !station.Connected);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Until(station => station.Idle);
        Assert.That(rig.Csms.All("BootNotification"), Has.Count.EqualTo(1));
        Assert.That(rig.Csms.Handshakes, Is.EqualTo(2));
    }

    [Test]
    public async Task The_wait_between_attempts_to_connect_doubles()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Csms.HandshakeStatus = 503;
        rig.Csms.Drop();
        await rig.Until(station => !station.Connected);
        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            var before = rig.Csms.Handshakes;
            rig.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.That(rig.Csms.Handshakes, Is.EqualTo(before), $"too early, at {seconds} s");
            var failed = rig.Station.FailedAttempts;
            rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await rig.Until(station => station.FailedAttempts > failed);
            Assert.That(rig.Csms.Handshakes, Is.EqualTo(before + 1));
        }
    }

    [Test]
    public async Task Id_and_password_go_into_path_and_header_as_they_are()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { Id = "Süd 1/a", Password = "p:äss:wörd" });
        Assert.That(rig.Csms.LastHandshake.Path, Is.EqualTo("/ocpp/Süd 1%2Fa"));
        var header = rig.Csms.LastHandshake.Authorization!["Basic ".Length..];
        Assert.That(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(header)), Is.EqualTo("Süd 1/a:p:äss:wörd"));
    }

    [TestCase(401, "credentials")]
    [TestCase(404, "does not know this station")]
    [TestCase(200, "no OCPP endpoint")]
    public async Task A_refused_handshake_says_what_the_server_said(int status, string meaning)
    {
        await using var rig = await StationRig.CreateAsync(version);
        rig.Csms.HandshakeStatus = status;
        var refusal = Assert.ThrowsAsync<HandshakeRefusedException>(() => rig.Station.StartAsync())!;
        Assert.That(refusal.StatusCode, Is.EqualTo(status));
        Assert.That(refusal.Message, Does.Contain(meaning).And.Contain("Refused by the script."));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_told_in_words()
    {
        await using var rig = await StationRig.CreateAsync(version, options => options with { Url = new Uri("ws://127.0.0.1:1/ocpp") });
        var fault = Assert.ThrowsAsync<WebSocketException>(() => rig.Station.StartAsync())!;
        Assert.That(fault.Message, Does.Contain("Connection refused"));
    }

    [Test]
    public async Task A_password_that_the_CSMS_set_is_used_in_the_next_handshake()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { Password = "old-password-0123" });
        const string Key = "0123456789abcdef0123456789abcdef01234567";
        var answer = rig.Is16
            ? (await rig.Csms.CallAsync("ChangeConfiguration", $$"""{"key":"AuthorizationKey","value":"{{Key}}"}""")).Status
            : (await rig.Csms.CallAsync("SetVariables", $$"""{"setVariableData":[{"attributeValue":"{{Key}}","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"} }]}"""))
                .Payload.GetProperty("setVariableResult")[0].GetProperty("attributeStatus").GetString();
        Assert.That(answer, Is.EqualTo("Accepted"));
        rig.Station.DropSocket();
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Until(station => station.Idle);
        var sent = Convert.FromBase64String(rig.Csms.LastHandshake.Authorization!["Basic ".Length..])["CS-1:".Length..];
        // OCPP-J 1.6: the hexadecimal digits stand for the bytes of the password; 2.0.1 sends the text.
        Assert.That(sent, Is.EqualTo(rig.Is16 ? Convert.FromHexString(Key) : System.Text.Encoding.UTF8.GetBytes(Key)));
    }
}
