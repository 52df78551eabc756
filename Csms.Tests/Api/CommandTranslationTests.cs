using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What each command becomes on the wire, in both versions.</summary>
internal sealed class CommandTranslationTests
{
    private const string Accepted = """{"status":"Accepted"}""";

    [TestCase("reset", """{"type":"Immediate"}""", "Reset", """{"type":"Hard"}""")]
    [TestCase("reset", "{}", "Reset", """{"type":"Soft"}""")]
    [TestCase("availability", """{"operative":false}""", "ChangeAvailability", """{"connectorId":0,"type":"Inoperative"}""")]
    [TestCase("availability", """{"operative":true,"evseId":2}""", "ChangeAvailability", """{"connectorId":2,"type":"Operative"}""")]
    [TestCase("availability", """{"operative":true,"connectorId":2}""", "ChangeAvailability", """{"connectorId":2,"type":"Operative"}""")]
    [TestCase("trigger", """{"message":"Heartbeat"}""", "TriggerMessage", """{"requestedMessage":"Heartbeat"}""")]
    [TestCase("trigger", """{"message":"StatusNotification","evseId":2}""", "TriggerMessage", """{"requestedMessage":"StatusNotification","connectorId":2}""")]
    [TestCase("trigger", """{"message":"LogStatusNotification"}""", "ExtendedTriggerMessage", """{"requestedMessage":"LogStatusNotification"}""")]
    [TestCase("clear-cache", null, "ClearCache", "{}")]
    [TestCase("data-transfer", """{"vendorId":"V","messageId":"M","data":{"a":1}}""", "DataTransfer", """{"vendorId":"V","messageId":"M","data":"{\"a\":1}"}""")]
    [TestCase("data-transfer", """{"vendorId":"V","data":"text"}""", "DataTransfer", """{"vendorId":"V","data":"text"}""")]
    [TestCase("configuration", """{"key":"HeartbeatInterval","value":"60"}""", "ChangeConfiguration", """{"key":"HeartbeatInterval","value":"60"}""")]
    [TestCase("reservations", """{"reservationId":5,"idToken":"TAG1","expiresAt":"2026-03-01T13:00:00+01:00","evseId":1}""", null, null)]
    [TestCase(
        "reservations", """{"reservationId":5,"idToken":"TAG1","expiresAt":"2026-03-01T14:00:00+01:00","evseId":1}""", "ReserveNow",
        """{"connectorId":1,"expiryDate":"2026-03-01T13:00:00.000Z","idTag":"TAG1","reservationId":5}""")]
    [Property("Requirement", "1.6 §5.4")]
    public async Task Over_1_6(string command, string? body, string? action, string? expected)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await CheckAsync(server, station, command, body, action, expected);
    }

    [TestCase("reset", """{"type":"Immediate"}""", "Reset", """{"type":"Immediate"}""")]
    [TestCase("reset", """{"evseId":2}""", "Reset", """{"type":"OnIdle","evseId":2}""")]
    [TestCase("availability", """{"operative":false}""", "ChangeAvailability", """{"operationalStatus":"Inoperative"}""")]
    [TestCase("availability", """{"operative":true,"evseId":1,"connectorId":2}""", "ChangeAvailability", """{"operationalStatus":"Operative","evse":{"id":1,"connectorId":2}}""")]
    [TestCase("trigger", """{"message":"StatusNotification","evseId":1,"connectorId":1}""", "TriggerMessage", """{"requestedMessage":"StatusNotification","evse":{"id":1,"connectorId":1}}""")]
    [TestCase("trigger", """{"message":"MeterValues"}""", "TriggerMessage", """{"requestedMessage":"MeterValues"}""")]
    [TestCase("clear-cache", null, "ClearCache", "{}")]
    [TestCase("data-transfer", """{"vendorId":"V","data":{"a":1}}""", "DataTransfer", """{"vendorId":"V","data":{"a":1}}""")]
    [TestCase(
        "reservations", """{"reservationId":5,"idToken":"TAG1","expiresAt":"2026-03-01T14:00:00Z","evseId":1}""", "ReserveNow",
        """{"id":5,"expiryDateTime":"2026-03-01T14:00:00.000Z","idToken":{"idToken":"TAG1","type":"Central"},"evseId":1}""")]
    public async Task Over_2_0_1(string command, string? body, string? action, string? expected)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await CheckAsync(server, station, command, body, action, expected);
    }

    [Test]
    public async Task An_unlock_names_the_connector_in_the_words_of_the_version()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/unlock", """{"evseId":2}""");
        Assert.That(await old.AnswerCallAsync("UnlockConnector", """{"status":"Unlocked"}"""), Is.EqualTo(JsonNode.Parse("""{"connectorId":2}""")).Using<JsonNode>(JsonNode.DeepEquals));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Unlocked"));

        await using var station = await server.Boot201Async("S2");
        answer = server.SendForAsync(200, "POST", "stations/S2/unlock", """{"evseId":2,"connectorId":3}""");
        var request = await station.AnswerCallAsync("UnlockConnector", """{"status":"UnlockFailed","statusInfo":{"reasonCode":"Stuck","additionalInfo":"cable"}}""");
        Assert.That(((int)request["evseId"]!, (int)request["connectorId"]!), Is.EqualTo((2, 3)));
        var failed = await answer;
        Assert.That(((string)failed["status"]!, (string)failed["reasonCode"]!, (string)failed["reasonText"]!), Is.EqualTo(("UnlockFailed", "Stuck", "cable")));
    }

    [Test]
    [Property("Requirement", "1.6 §5.1")]
    public async Task A_reservation_is_cancelled_by_the_id_it_was_given()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var reserved = server.SendForAsync(200, "POST", "stations/S1/reservations", """{"idToken":"TAG1","evseId":1,"expiresAt":"2026-03-01T14:00:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Occupied"}""");
        Assert.That((string)(await reserved)["status"]!, Is.EqualTo("Occupied"));
        var id = (int)(await reserved)["reservationId"]!;
        Assert.That(id, Is.GreaterThan(0));
        var cancelled = server.SendForAsync(200, "DELETE", $"stations/S1/reservations/{id}");
        Assert.That((int)(await station.AnswerCallAsync("CancelReservation", Accepted))["reservationId"]!, Is.EqualTo(id));
        await cancelled;
        await server.SendForAsync(400, "DELETE", "stations/S1/reservations/seven");
    }

    [Test]
    public async Task Settings_are_read_in_both_versions()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "GET", "stations/S1/configuration?key=A&key=B");
        var request = await old.AnswerCallAsync("GetConfiguration", """{"configurationKey":[{"key":"A","readonly":true,"value":"1"}],"unknownKey":["B"]}""");
        Assert.That(request["key"]!.AsArray().Select(key => (string)key!), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(
            (await answer)["items"]!.AsArray().Select(item => ((string)item!["key"]!, (string?)item["value"], (string)item["status"]!)),
            Is.EqualTo(new[] { ("A", "1", "Accepted"), ("B", null, "UnknownKey") }));

        await using var station = await server.Boot201Async("S2");
        await server.SendForAsync(422, "GET", "stations/S2/configuration");
        await server.SendForAsync(422, "GET", "stations/S2/configuration?key=HeartbeatInterval");
        answer = server.SendForAsync(200, "GET", "stations/S2/configuration?key=OCPPCommCtrlr/HeartbeatInterval");
        await station.AnswerCallAsync(
            "GetVariables",
            """{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"},"attributeValue":"300"}]}""");
        Assert.That((string)(await answer)["items"]![0]!["value"]!, Is.EqualTo("300"));

        answer = server.SendForAsync(200, "POST", "stations/S2/configuration", """{"key":"OCPPCommCtrlr/HeartbeatInterval","value":"60"}""");
        await station.AnswerCallAsync(
            "SetVariables", """{"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}""");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("RebootRequired"));
    }

    [Property("Requirement", "A01.FR.03")]
    [Test]
    public async Task A_password_that_the_station_accepted_is_the_one_it_must_come_with()
    {
        const string Old = "an-old-password-of-20";
        const string New = "00112233445566778899aabbccddeeff";
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", $$"""{"id":"S1","password":"{{Old}}"}""");
        foreach (var status in (string[])["Rejected", "Accepted"])
        {
            // A rejected change leaves the old one in force.
            await using var station = await server.ConnectAsync("S1", password: Encoding.UTF8.GetBytes(Old));
            await server.SendForAsync(422, "POST", "stations/S1/configuration", """{"key":"AuthorizationKey","value":"short"}""");
            var answer = server.SendForAsync(200, "POST", "stations/S1/configuration", $$"""{"key":"AuthorizationKey","value":"{{New}}"}""");
            await station.AnswerCallAsync("ChangeConfiguration", $$"""{"status":"{{status}}"}""");
            await answer;
        }
        Assert.That(async () => await server.ConnectAsync("S1", password: Encoding.UTF8.GetBytes(Old)), Throws.Exception);
        await using var decoded = await server.ConnectAsync("S1", password: Convert.FromHexString(New));
    }

    [Property("FieldReport", "27")]
    [Test]
    public async Task An_answer_with_a_number_for_a_text_is_accepted_and_counted()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "GET", "stations/S1/configuration");
        await station.AnswerCallAsync("GetConfiguration", """{"configurationKey":[{"key":"A","readonly":false,"value":5}]}""");
        Assert.That((string)(await answer)["items"]![0]!["value"]!, Is.EqualTo("5"));
        Assert.That((await server.GetAsync("stations/S1/deviations"))["items"]!.AsArray().Sum(item => (int)item!["count"]!), Is.EqualTo(1));
    }

    [TestCase("reset", """{"evseId":1}""", "5.14")]
    [TestCase("reset", """{"type":"Hard"}""", "type")]
    [TestCase("unlock", """{"evseId":0}""", "5.18")]
    [TestCase("trigger", """{"message":"BootNotification"}""", "3.40")]
    [TestCase("trigger", """{"message":"TransactionEvent"}""", "enum")]
    [TestCase("trigger", """{"message":"1"}""", "enum")]
    [TestCase("trigger", """{"message":"MeterValues","evseId":0}""", "5.17")]
    [TestCase("availability", """{"operative":true,"evseId":-1}""", "5.2")]
    public async Task A_command_against_the_rules_of_1_6_is_not_sent(string command, string body, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "POST", $"stations/S1/{command}", body);
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    [TestCase("unlock", """{"evseId":0}""", "F05")]
    [TestCase("unlock", """{"evseId":1,"connectorId":0}""", "F05")]
    [TestCase("trigger", """{"message":"BootNotification"}""", "F06.FR.17")]
    [TestCase("trigger", """{"message":"StatusNotification"}""", "F06.FR.13")]
    [TestCase("trigger", """{"message":"StatusNotification","evseId":1}""", "F06.FR.13")]
    [TestCase("trigger", """{"message":"DiagnosticsStatusNotification"}""", "enum")]
    [TestCase("availability", """{"operative":true,"connectorId":1}""", "EVSEType")]
    public async Task A_command_against_the_rules_of_2_0_1_is_not_sent(string command, string body, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var problem = await server.SendForAsync(422, "POST", $"stations/S1/{command}", body);
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    private static async Task CheckAsync(TestServer server, RawStation station, string command, string? body, string? action, string? expected)
    {
        if (action is null)
        {
            await server.SendForAsync(422, "POST", $"stations/S1/{command}", body);
            return;
        }
        var answer = server.SendForAsync(200, "POST", $"stations/S1/{command}", body);
        var request = await station.AnswerCallAsync(action, Accepted);
        Assert.That(JsonNode.DeepEquals(request, JsonNode.Parse(expected!)), Is.True, request.ToJsonString());
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Accepted"));
    }
}
