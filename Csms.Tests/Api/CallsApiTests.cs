using Csms.Protocol;
using Csms.Server.Calls;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class CallsApiTests
{
    [Test]
    public async Task A_raw_call_goes_out_as_given_and_its_answer_comes_back_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/calls/GetConfiguration", """{"key":["A"]}""");
        var frame = await station.ReceiveFrameAsync();
        Assert.That(frame[3]!.ToJsonString(), Is.EqualTo("""{"key":["A"]}"""));
        await station.SendAsync($$"""[3,"{{(string)frame[1]!}}",{"unknownKey":["A"]}]""");
        var call = await answer;
        Assert.That(((string)call["messageId"]!, (string)call["action"]!), Is.EqualTo(((string)frame[1]!, "GetConfiguration")));
        Assert.That(call["payload"]!.ToJsonString(), Is.EqualTo("""{"unknownKey":["A"]}"""));
        Assert.That(call["violations"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_answer_that_breaks_its_schema_is_shown_with_what_is_wrong()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/calls/ClearCache", "{}");
        await station.AnswerCallAsync("ClearCache", """{"status":"Perhaps"}""");
        var call = await answer;
        Assert.That((string)call["payload"]!["status"]!, Is.EqualTo("Perhaps"));
        Assert.That(call.Violations(), Is.EqualTo(new[] { ("status", "enum") }));
    }

    [Test]
    public async Task A_payload_that_breaks_its_schema_is_refused_with_every_place_and_rule()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "POST", "stations/S1/calls/ReserveNow", """{"connectorId":"one","expiryDate":"2026-03-01T14:00:00Z","idTag":"TAG1","colour":"red"}""");
        Assert.That(
            problem.Violations(),
            Is.EquivalentTo(new[] { ("connectorId", "type"), ("reservationId", "required"), ("colour", "additionalProperties") }));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"status":1}""")]
    public async Task A_payload_that_is_no_payload_is_refused(string body)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/calls/ClearCache", body);
    }

    [TestCase("Heartbeat")]
    [TestCase("GetVariables")]
    [TestCase("reset")]
    [TestCase("Nonsense")]
    public async Task An_action_that_the_version_does_not_call_stations_with_is_refused(string action)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "POST", $"stations/S1/calls/{action}", "{}");
        Assert.That((string)problem["detail"]!, Does.Contain("RemoteStartTransaction"));
    }

    [Property("Requirement", "A01.FR.03")]
    [TestCase("S1", "ChangeConfiguration", """{"key":"authorizationkey","value":"00112233445566778899aabbccddeeff"}""")]
    [TestCase(
        "S2", "SetVariables",
        """{"setVariableData":[{"attributeValue":"60","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}},{"attributeValue":"0011223344556677","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}}]}""")]
    public async Task A_raw_call_that_would_lock_the_station_out_is_refused_with_the_way_that_does_not(string id, string action, string payload)
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        await using var station = await server.Boot201Async("S2");
        var problem = await server.SendForAsync(422, "POST", $"stations/{id}/calls/{action}", payload);
        Assert.That((string)problem["detail"]!, Does.Contain("POST configuration").And.Not.Contain("00112233"));
        // Other settings go through; so does another component's variable of that name.
        var answer = server.SendForAsync(200, "POST", $"stations/{id}/calls/{action}", payload.Replace("authorizationkey", "Other").Replace("SecurityCtrlr", "Other"));
        await (id == "S1" ? old : station).AnswerCallAsync(action, """{"status":"Accepted"}""");
        await answer;
    }

    [Property("Requirement", "B02.FR.01")]
    [TestCase("1.6", "RemoteStartTransaction", """{"idTag":"TAG1"}""")]
    [TestCase("1.6", "RemoteStopTransaction", """{"transactionId":1}""")]
    [TestCase("2.0.1", "RequestStartTransaction", """{"remoteStartId":1,"idToken":{"idToken":"TAG1","type":"Central"}}""")]
    [TestCase("2.0.1", "RequestStopTransaction", """{"transactionId":"T"}""")]
    public async Task A_raw_start_or_stop_waits_for_the_station_to_be_accepted_as_the_verbs_do(string version, string action, string payload)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":0,"registration":"Pending"}""");
        await using var station = await (version == "1.6" ? server.Boot16Async("S1") : server.Boot201Async("S1"));
        var problem = await server.SendForAsync(422, "POST", $"stations/S1/calls/{action}", payload);
        Assert.That(problem.Violations().Single().Rule, Does.Contain("B02.FR.01"));
    }

    [Test]
    public void Every_action_that_a_CSMS_may_send_can_be_called()
    {
        Check(new Ocpp16Calls().Table, 19 + 7);
        Check(new Ocpp201Calls().Table, 39 + 1);
    }

    private static void Check(CallTable table, int count)
    {
        Assert.That(table.Calls.Select(call => call.Action), Is.EquivalentTo(Directions.ToStation(table.Version)));
        Assert.That(table.Calls, Has.Count.EqualTo(count));
        Assert.That(table.Calls.Select(call => call.RequestType.Namespace), Is.All.EqualTo(table.Version == OcppVersion.Ocpp16 ? "Csms.Protocol.Ocpp16" : "Csms.Protocol.Ocpp201"));
    }
}
