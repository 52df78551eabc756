using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Security;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Raw calls: the rules that the verbs hold, which the schema cannot say, and what is kept of them.</summary>
internal sealed class RawRuleTests
{
    private const string Variable = """{"attributeValue":"60","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}""";
    private const string External = """
        {"evseId":0,"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"ChargingStationExternalConstraints","chargingProfileKind":"Relative","chargingSchedule":[{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16}]}]}}
        """;

    [TestCase("1.6", "TriggerMessage", "errata 3.40")]
    [TestCase("1.6", "ExtendedTriggerMessage", "errata 3.40")]
    [TestCase("2.0.1", "TriggerMessage", "F06.FR.17")]
    public async Task A_station_that_is_accepted_is_not_asked_for_a_boot(string version, string action, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        await RefusedAsync(server, station, action, """{"requestedMessage":"BootNotification"}""", "requestedMessage", rule);
        var asked = server.SendForAsync(200, "POST", $"stations/S1/calls/{action}", """{"requestedMessage":"Heartbeat"}""");
        await station.AnswerCallAsync(action, """{"status":"Accepted"}""");
        await asked;
    }

    [Test]
    public async Task A_station_that_is_not_accepted_may_be_asked_for_a_boot()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":0,"registration":"Pending"}""");
        await using var station = await server.Boot201Async("S1");
        var asked = server.SendForAsync(200, "POST", "stations/S1/calls/TriggerMessage", """{"requestedMessage":"BootNotification"}""");
        await station.AnswerCallAsync("TriggerMessage", """{"status":"Accepted"}""");
        await asked;
    }

    [Property("Requirement", "K01.FR.22")]
    [Test]
    public async Task External_constraints_are_not_set() => await RefusedAsync("SetChargingProfile", External, "chargingProfile.purpose", "K01.FR.22");

    [Property("Requirement", "K01.FR.31")]
    [Test]
    public async Task A_schedule_begins_at_0() => await RefusedAsync(
        "SetChargingProfile", External.Replace("ChargingStationExternalConstraints", "TxDefaultProfile").Replace("\"startPeriod\":0", "\"startPeriod\":5"),
        "chargingProfile.schedule.periods[0].startSeconds", "K01.FR.31");

    [Property("Requirement", "K10.FR.02")]
    [TestCase("{}")]
    [TestCase("""{"chargingProfileCriteria":{}}""")]
    [TestCase("""{"chargingProfileId":1,"chargingProfileCriteria":{"stackLevel":1}}""")]
    public async Task Profiles_are_cleared_by_id_or_by_criteria(string payload) => await RefusedAsync("ClearChargingProfile", payload, "", "K10.FR.02");

    [Property("Requirement", "K10.FR.06")]
    [Test]
    public async Task External_constraints_are_not_cleared() =>
        await RefusedAsync("ClearChargingProfile", """{"chargingProfileCriteria":{"chargingProfilePurpose":"ChargingStationExternalConstraints"}}""", "purpose", "K10.FR.06");

    [Property("Requirement", "B05.FR.13")]
    [TestCase("""{"attributeValue":"90","component":{"name":"ocppCommCtrlr"},"variable":{"name":"heartbeatinterval"}}""")]
    [TestCase("""{"attributeValue":"90","attributeType":"Actual","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}""")]
    public async Task No_variable_stands_twice_in_a_message(string second) =>
        await RefusedAsync("SetVariables", $$"""{"setVariableData":[{{Variable}},{{second}}]}""", "setVariableData", "B05.FR.13");

    [Property("Requirement", "B05.FR.13")]
    [TestCase("""{"attributeValue":"90","attributeType":"Target","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}""")]
    [TestCase("""{"attributeValue":"90","component":{"name":"OCPPCommCtrlr","evse":{"id":1}},"variable":{"name":"HeartbeatInterval"}}""")]
    [TestCase("""{"attributeValue":"90","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval","instance":"x"}}""")]
    public async Task Another_attribute_place_or_instance_is_another_variable(string second)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        const string Result = """{"attributeStatus":"Rejected","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}""";
        await CallAsync(server, station, "SetVariables", $$"""{"setVariableData":[{{Variable}},{{second}}]}""", $$"""{"setVariableResult":[{{Result}},{{Result}}]}""");
    }

    [Property("Requirement", "N04")]
    [Test]
    public async Task Monitors_that_a_raw_call_sets_and_clears_are_known()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        const string Place = """ "component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Temperature"} """;
        await CallAsync(
            server, station, "SetVariableMonitoring",
            $$"""{"setMonitoringData":[{"value":80,"type":"UpperThreshold","severity":2,{{Place}}},{"value":10,"type":"Delta","severity":5,{{Place}}}]}""",
            $$"""{"setMonitoringResult":[{"status":"Rejected","type":"Delta","severity":5,{{Place}}},{"id":7,"status":"Accepted","type":"UpperThreshold","severity":2,{{Place}}}]}""");
        var kept = (await server.GetAsync("stations/S1/monitors"))["monitors"]!.AsArray().Single()!;
        Assert.That(
            ((int)kept["id"]!, (string)kept["type"]!, (decimal)kept["value"]!, (int)kept["evseId"]!, (string)kept["setBy"]!), Is.EqualTo((7, "UpperThreshold", 80m, 1, "administrator")));

        await CallAsync(server, station, "SetMonitoringLevel", """{"severity":4}""", """{"status":"Accepted"}""");
        await CallAsync(server, station, "SetMonitoringBase", """{"monitoringBase":"All"}""", """{"status":"Accepted"}""");
        var shown = await server.GetAsync("stations/S1/monitors");
        Assert.That(((string)shown["base"]!, (int)shown["level"]!), Is.EqualTo(("All", 4)));

        await CallAsync(server, station, "ClearVariableMonitoring", """{"id":[7,8]}""", """{"clearMonitoringResult":[{"id":7,"status":"Accepted"},{"id":8,"status":"NotFound"}]}""");
        Assert.That((await server.GetAsync("stations/S1/monitors"))["monitors"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "M05")]
    [TestCase("1.6", "CentralSystemRootCertificate", "Csms")]
    [TestCase("2.0.1", "V2GRootCertificate", "V2G")]
    public async Task Certificates_that_a_raw_call_installs_and_deletes_are_known(string version, string type, string use)
    {
        using var pki = new Pki();
        await using var server = await TestServer.StartAsync();
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        var pem = new string(PemEncoding.Write("CERTIFICATE", pki.Root.RawData));
        var install = JsonSerializer.Serialize(new { certificateType = type, certificate = pem });
        await CallAsync(server, station, "InstallCertificate", install, """{"status":"Rejected"}""");
        Assert.That(await InstalledAsync(server), Is.Empty);
        await CallAsync(server, station, "InstallCertificate", install, """{"status":"Accepted"}""");
        var held = (await InstalledAsync(server)).Single()!;
        Assert.That(((string)held["use"]!, (string)held["subject"]!), Is.EqualTo((use, pki.Root.Subject)));

        var hash = held["hash"]!.ToJsonString();
        await CallAsync(server, station, "DeleteCertificate", $$"""{"certificateHashData":{{hash}}}""", """{"status":"Failed"}""");
        Assert.That(await InstalledAsync(server), Has.Count.EqualTo(1));
        await CallAsync(server, station, "DeleteCertificate", $$"""{"certificateHashData":{{hash}}}""", """{"status":"Accepted"}""");
        Assert.That(await InstalledAsync(server), Is.Empty);
    }

    [Test]
    public async Task What_is_no_certificate_goes_out_for_a_test_and_its_installation_is_noted()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await CallAsync(server, station, "InstallCertificate", """{"certificateType":"CSMSRootCertificate","certificate":"none"}""", """{"status":"Accepted"}""");
        Assert.That(await InstalledAsync(server), Is.Empty);
        await server.TimelineWithAsync("S1", "The station installed the Csms root certificate 'unreadable'");
    }

    private static async Task<JsonArray> InstalledAsync(TestServer server) => (await server.GetAsync("stations/S1/certificates/installed"))["items"]!.AsArray();

    private static async Task CallAsync(TestServer server, RawStation station, string action, string payload, string answer)
    {
        var asked = server.SendForAsync(200, "POST", $"stations/S1/calls/{action}", payload);
        await station.AnswerCallAsync(action, answer);
        await asked;
    }

    private static async Task RefusedAsync(string action, string payload, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await RefusedAsync(server, station, action, payload, path, rule);
    }

    private static async Task RefusedAsync(TestServer server, RawStation station, string action, string payload, string path, string rule)
    {
        var (at, broken) = (await server.SendForAsync(422, "POST", $"stations/S1/calls/{action}", payload)).Violations().Single();
        Assert.That(at, Is.EqualTo(path));
        Assert.That(broken, Does.Contain(rule));
        // The answer to this is the next frame: nothing was sent before.
        await station.CallAsync("Heartbeat", "{}");
    }
}
