using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What the API shows of a station's past: messages, timeline, device model, security events, leniency.</summary>
internal sealed class StationLogTests
{
    [Test]
    public async Task The_message_log_shows_each_call_with_its_answer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallForErrorAsync("Nonsense", "{}");
        var call = server.SendForAsync(200, "POST", "stations/S1/clear-cache");
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        await call;

        var items = (await server.GetAsync("stations/S1/messages"))["items"]!.AsArray();
        Assert.That(
            items.Select(item => ((string)item!["action"]!, (string)item["direction"]!, (string)item["kind"]!)),
            Is.EqualTo(new[] { ("ClearCache", "toStation", "result"), ("Nonsense", "fromStation", "error"), ("BootNotification", "fromStation", "result") }));
        Assert.That((string)items[2]!["payload"]!["chargePointVendor"]!, Is.EqualTo("Test"));
        Assert.That((string)items[2]!["answer"]!["status"]!, Is.EqualTo("Accepted"));
        Assert.That((string)items[1]!["answer"]!["code"]!, Is.EqualTo("NotImplemented"));

        Assert.That(await ActionsAsync(server, "?direction=toStation"), Is.EqualTo(new[] { "ClearCache" }));
        Assert.That(await ActionsAsync(server, "?action=BootNotification"), Is.EqualTo(new[] { "BootNotification" }));
        Assert.That(await ActionsAsync(server, "?from=2026-03-01T12:55:01Z"), Is.Empty);
        var first = await server.GetAsync("stations/S1/messages?limit=1");
        Assert.That(await ActionsAsync(server, $"?limit=1&cursor={(string)first["next"]!}"), Is.EqualTo(new[] { "Nonsense" }));
    }

    [TestCase("messages?direction=up", 400)]
    [TestCase("messages?cursor=x", 400)]
    [TestCase("messages?limit=0", 400)]
    [TestCase("messages?from=never", 400)]
    public async Task A_wrong_question_is_refused(string path, int expected)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(expected, "GET", $"stations/S1/{path}");
    }

    [TestCase("messages")]
    [TestCase("timeline")]
    [TestCase("device-model")]
    [TestCase("device-events")]
    [TestCase("security-events")]
    [TestCase("charging-profiles")]
    [TestCase("deviations")]
    public async Task Nothing_is_shown_of_an_unknown_station(string path)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(404, "GET", $"stations/nobody/{path}");
    }

    [Property("FieldReport", "19")]
    [Test]
    public async Task The_timeline_says_why_a_station_left()
    {
        await using var server = await TestServer.StartAsync();
        var station = await server.Boot16Async("S1");
        await station.CloseAsync();
        await server.TimelineWithAsync("S1", "closed the connection");
        var items = (await server.GetAsync("stations/S1/timeline"))["items"]!.AsArray();
        Assert.That(items.Select(item => (string)item!["kind"]!), Is.EqualTo(new[] { "disconnected", "boot", "connected" }));
        Assert.That((string)items[0]!["at"]!, Does.EndWith("Z"));
        var first = await server.GetAsync("stations/S1/timeline?limit=1");
        var second = await server.GetAsync($"stations/S1/timeline?limit=1&cursor={(string)first["next"]!}");
        Assert.That((string)second["items"]![0]!["kind"]!, Is.EqualTo("boot"));
    }

    [Test]
    public async Task A_reported_variable_and_a_security_event_are_shown()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync(
            "NotifyReport",
            """
            {"requestId":1,"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"reportData":[{"component":{"name":"OCPPCommCtrlr","evse":{"id":2,"connectorId":3}},"variable":{"name":"HeartbeatInterval"},
             "variableAttribute":[{"value":"300","mutability":"ReadWrite"}],"variableCharacteristics":{"dataType":"integer","supportsMonitoring":false}}]}
            """.ReplaceLineEndings(""));
        var variable = (await server.GetAsync("stations/S1/device-model"))["items"]![0]!;
        Assert.That(((string)variable["component"]!, (string)variable["variable"]!, (string)variable["value"]!), Is.EqualTo(("OCPPCommCtrlr", "HeartbeatInterval", "300")));
        Assert.That(((int)variable["evseId"]!, (int)variable["connectorId"]!), Is.EqualTo((2, 3)));

        await station.CallAsync("SecurityEventNotification", """{"type":"SettingSystemTime","timestamp":"2026-03-01T12:00:00Z"}""");
        var securityEvent = (await server.GetAsync("stations/S1/security-events"))["items"]![0]!;
        Assert.That(((string)securityEvent["type"]!, (string)securityEvent["at"]!), Is.EqualTo(("SettingSystemTime", "2026-03-01T12:00:00.000Z")));
    }

    [Property("FieldReport", "22")]
    [Test]
    public async Task A_leniency_rule_is_switched_off_for_one_station_and_for_all()
    {
        await using var server = await TestServer.StartAsync();
        const string LongModel = """{"chargePointVendor":"Test","chargePointModel":"A model name of more than twenty"}""";
        await using var station = await server.ConnectAsync("S1");
        await using var other = await server.ConnectAsync("S2");
        await station.CallAsync("BootNotification", LongModel);
        var deviation = (await server.GetAsync("stations/S1/deviations"))["items"]!.AsArray().Single()!;
        var rule = (string)deviation["ruleId"]!;
        Assert.That((long)deviation["count"]!, Is.EqualTo(1));

        await server.SendForAsync(200, "PUT", $"leniency-rules/{rule}", """{"enabled":false,"stationId":"S1"}""");
        Assert.That(await station.CallForErrorAsync("BootNotification", LongModel), Is.EqualTo("PropertyConstraintViolation"));
        await other.CallAsync("BootNotification", LongModel);

        await server.SendForAsync(200, "PUT", $"leniency-rules/{rule}", """{"enabled":false}""");
        Assert.That(await other.CallForErrorAsync("BootNotification", LongModel), Is.EqualTo("PropertyConstraintViolation"));
        var shown = (await server.GetAsync("leniency-rules"))["items"]!.AsArray().Single(item => (string)item!["id"]! == rule)!;
        Assert.That(((bool)shown["enabled"]!, (string)shown["stations"]![0]!["stationId"]!), Is.EqualTo((false, "S1")));

        await server.SendForAsync(200, "PUT", $"leniency-rules/{rule}", """{"enabled":null}""");
        await server.SendForAsync(200, "PUT", $"leniency-rules/{rule}", """{"enabled":null,"stationId":"S1"}""");
        await station.CallAsync("BootNotification", LongModel);
    }

    [Test]
    public async Task A_switch_of_what_is_not_there_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(404, "PUT", "leniency-rules/no-such-rule", """{"enabled":false}""");
        var rule = (string)(await server.GetAsync("leniency-rules"))["items"]![0]!["id"]!;
        await server.SendForAsync(422, "PUT", $"leniency-rules/{rule}", """{"enabled":false,"stationId":"nobody"}""");
        await server.SendForAsync(422, "PUT", $"leniency-rules/{rule}", "{}");
    }

    private static async Task<IEnumerable<string>> ActionsAsync(TestServer server, string query) =>
        (await server.GetAsync("stations/S1/messages" + query))["items"]!.AsArray().Select(item => (string)item!["action"]!);
}
