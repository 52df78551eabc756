using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Configuration;

/// <summary>OCPP 2.0.1 B09, B10: where a station finds its CSMS. The station says that slot 1 is in use.</summary>
internal sealed class NetworkProfileTests
{
    private const string Profile = """{"url":"wss://csms.example/ocpp","securityProfile":2,"messageTimeout":20,"interface":"Wireless0"}""";
    private const string Secret = "secret-of-network";

    [Test]
    [Property("Requirement", "B09")]
    public async Task A_profile_is_written_into_a_slot_that_is_not_in_use_and_its_secrets_are_kept_nowhere()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var set = server.SendForAsync(
            200, "PUT", "stations/S1/network-profiles/2",
            $$$"""{"url":"wss://csms.example/ocpp","securityProfile":2,"apn":{"name":"internet","userName":"u","password":"{{{Secret}}}","simPin":4711},"vpn":{"server":"v","user":"u","password":"{{{Secret}}}","key":"{{{Secret}}}","type":"IKEv2"}}""");
        await ActiveAsync(station, "1");
        var sent = await station.AnswerCallAsync("SetNetworkProfile", """{"status":"Accepted"}""");
        Assert.That((int)sent["configurationSlot"]!, Is.EqualTo(2));
        Assert.That(
            sent["connectionData"]!.ToJsonString(),
            Is.EqualTo($$$"""{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"wss://csms.example/ocpp","messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0","apn":{"apn":"internet","apnAuthentication":"AUTO","apnUserName":"u","apnPassword":"{{{Secret}}}","simPin":4711},"vpn":{"server":"v","user":"u","password":"{{{Secret}}}","key":"{{{Secret}}}","type":"IKEv2"}}"""));
        Assert.That((string)(await set)["status"]!, Is.EqualTo("Accepted"));
        var kept = (await server.GetAsync("stations/S1/network-profiles"))["items"]!.AsArray().Single()!;
        Assert.That(
            ((int)kept["slot"]!, (string)kept["url"]!, (int)kept["securityProfile"]!, (string)kept["status"]!),
            Is.EqualTo((2, "wss://csms.example/ocpp", 2, "Accepted")));
        foreach (var place in new[] { "stations/S1/network-profiles", "stations/S1/messages", "stations/S1/timeline", "audit" })
            Assert.That((await server.GetAsync(place)).ToJsonString(), Does.Not.Contain(Secret).And.Not.Contain("4711"), place);
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Requirement", "B09")]
    public async Task The_slot_in_use_is_not_written_by_the_verb_or_by_a_raw_call(bool isRaw)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var set = isRaw
            ? server.SendForAsync(422, "POST", "stations/S1/calls/SetNetworkProfile", Raw(slot: 1, securityProfile: 2))
            : server.SendForAsync(422, "PUT", "stations/S1/network-profiles/1", Profile);
        // One that does not say which slot it uses: it is the first in its order.
        await station.AnswerCallAsync("GetVariables", Variable("ActiveNetworkProfile", null));
        await station.AnswerCallAsync("GetVariables", Variable("NetworkConfigurationPriority", "1,2"));
        Assert.That((await set).Violations().Single().Path, Is.EqualTo("slot"));
        await station.CallAsync("Heartbeat", "{}");
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Requirement", "A05.FR.07")]
    [Property("Requirement", "B09.FR.31")]
    public async Task No_profile_leads_back_to_a_lower_security_profile(bool isRaw)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","password":"a-password-of-20-char","securityProfile":1}""");
        await using var station = await server.ConnectAsync("S1", "ocpp2.0.1", "a-password-of-20-char"u8.ToArray());
        await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        var set = isRaw
            ? await server.SendForAsync(422, "POST", "stations/S1/calls/SetNetworkProfile", Raw(slot: 2, securityProfile: 0))
            : await server.SendForAsync(422, "PUT", "stations/S1/network-profiles/2", """{"url":"ws://csms.example/ocpp","securityProfile":0}""");
        Assert.That(set.Violations(), Is.EqualTo(new[] { ("securityProfile", "OCPP 2.0.1 A05.FR.07, B09.FR.31") }));
        await station.CallAsync("Heartbeat", "{}");
    }

    [Test]
    public async Task A_raw_one_is_kept_too()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var set = server.SendForAsync(200, "POST", "stations/S1/calls/SetNetworkProfile", Raw(slot: 3, securityProfile: 1));
        await ActiveAsync(station, "1");
        await station.AnswerCallAsync("SetNetworkProfile", """{"status":"Rejected"}""");
        await set;
        Assert.That((string)(await server.GetAsync("stations/S1/network-profiles"))["items"]![0]!["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    [Property("Requirement", "B10")]
    public async Task Slots_are_made_to_count_by_their_order_and_a_reset_once_nothing_charges()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await WriteSlot2Async(server, station);
        var switched = server.SendForAsync(200, "POST", "stations/S1/network-profiles/activate", """{"slots":[2,1]}""");
        await station.AnswerCallAsync("GetVariables", Variable("NetworkConfigurationPriority", "1"));
        var priority = await station.AnswerCallAsync("SetVariables", Written("RebootRequired"));
        Assert.That((string)priority["setVariableData"]![0]!["attributeValue"]!, Is.EqualTo("2,1"));
        Assert.That((string)(await station.AnswerCallAsync("Reset", """{"status":"Scheduled"}"""))["type"]!, Is.EqualTo("OnIdle"));
        Assert.That(Steps(await switched), Is.EqualTo(new[] { ("priority", "RebootRequired"), ("reset", "Scheduled") }));
        Assert.That((string)(await switched)["status"]!, Is.EqualTo("Scheduled"));
    }

    [Test]
    [Property("Requirement", "B10.FR.05")]
    public async Task A_station_that_moves_to_another_CSMS_is_taken_out_of_service_first_and_stays_while_it_charges()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await WriteSlot2Async(server, station);
        var switched = SwitchAsync();
        await station.AnswerCallAsync("GetVariables", Variable("NetworkConfigurationPriority", "1"));
        Assert.That((string)(await station.AnswerCallAsync("ChangeAvailability", """{"status":"Scheduled"}"""))["operationalStatus"]!, Is.EqualTo("Inoperative"));
        Assert.That(Steps(await switched), Is.EqualTo(new[] { ("availability", "Scheduled") }));
        Assert.That((string)(await switched)["reasonText"]!, Does.Contain("still running"));

        switched = SwitchAsync();
        await station.AnswerCallAsync("GetVariables", Variable("NetworkConfigurationPriority", "1"));
        await station.AnswerCallAsync("ChangeAvailability", """{"status":"Accepted"}""");
        await station.AnswerCallAsync("SetVariables", Written("Rejected"));
        Assert.That(Steps(await switched), Is.EqualTo(new[] { ("availability", "Accepted"), ("priority", "Rejected") }), "and no reset");

        Task<JsonNode> SwitchAsync() => server.SendForAsync(200, "POST", "stations/S1/network-profiles/activate", """{"slots":[2],"movesAway":true}""");
    }

    [Test]
    public async Task A_slot_that_nothing_was_written_into_is_not_activated()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var refused = server.SendForAsync(422, "POST", "stations/S1/network-profiles/activate", """{"slots":[1,2]}""");
        await station.AnswerCallAsync("GetVariables", Variable("NetworkConfigurationPriority", "1"));
        Assert.That((string)(await refused)["detail"]!, Does.Contain("slot 2"));
        await server.SendForAsync(422, "POST", "stations/S1/network-profiles/activate", """{"slots":[]}""");
        await server.SendForAsync(422, "POST", "stations/S1/network-profiles/activate", """{"slots":[1,1]}""");
    }

    [TestCase("""{"url":"http://csms.example","securityProfile":1}""", "url")]
    [TestCase("""{"url":"ws://user:pass@csms.example","securityProfile":1}""", "url")]
    [TestCase("""{"url":"ws://csms.example","securityProfile":2}""", "url")]
    [TestCase("""{"url":"wss://csms.example"}""", "securityProfile")]
    public async Task A_profile_that_leads_nowhere_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((await server.SendForAsync(422, "PUT", "stations/S1/network-profiles/2", body)).Violations().Single().Path, Is.EqualTo(path));
        await using var old = await server.Boot16Async("S2");
        await server.SendForAsync(422, "PUT", "stations/S2/network-profiles/2", Profile);
        await server.SendForAsync(422, "POST", "stations/S2/network-profiles/activate", """{"slots":[2]}""");
    }

    private static string Raw(int slot, int securityProfile) =>
        $$$"""{"configurationSlot":{{{slot}}},"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"wss://csms.example","messageTimeout":30,"securityProfile":{{{securityProfile}}},"ocppInterface":"Wired0"}}""";

    private static async Task WriteSlot2Async(TestServer server, RawStation station)
    {
        var set = server.SendForAsync(200, "PUT", "stations/S1/network-profiles/2", Profile);
        await ActiveAsync(station, "1");
        await station.AnswerCallAsync("SetNetworkProfile", """{"status":"Accepted"}""");
        await set;
    }

    private static Task<JsonObject> ActiveAsync(RawStation station, string slot) => station.AnswerCallAsync("GetVariables", Variable("ActiveNetworkProfile", slot));

    private static string Variable(string name, string? value) => value is null
        ? $$$"""{"getVariableResult":[{"attributeStatus":"UnknownVariable","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"{{{name}}}"}}]}"""
        : $$$"""{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"{{{name}}}"},"attributeValue":"{{{value}}}"}]}""";

    private static string Written(string status) =>
        $$$"""{"setVariableResult":[{"attributeStatus":"{{{status}}}","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"}}]}""";

    private static IEnumerable<(string Step, string Status)> Steps(JsonNode answer) =>
        answer["steps"]!.AsArray().Select(step => ((string)step!["step"]!, (string)step["status"]!));
}
