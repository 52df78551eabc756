using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Monitors of a 2.0.1 station, set, removed and reported. The clock stands at 12:55.</summary>
internal sealed class MonitorTests
{
    private const string Temperature = """{"component":"EVSE","evseId":1,"variable":"Temperature","type":"UpperThreshold","value":80,"severity":2}""";

    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(30);

    [Property("Requirement", "N04")]
    [Test]
    public async Task What_the_station_took_is_known_and_each_monitor_has_its_own_answer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitors", $$"""{"monitors":[{{Temperature}},{{Power("UpperThreshold", 22000, 5)}}]}""");
        var call = await station.ReceiveFrameAsync();
        var wanted = call[3]!["setMonitoringData"]!.AsArray();
        Assert.That(((decimal)wanted[0]!["value"]!, (string)wanted[0]!["type"]!, (int)wanted[0]!["severity"]!, (int)wanted[0]!["component"]!["evse"]!["id"]!), Is.EqualTo((80m, "UpperThreshold", 2, 1)));
        // In an order of the station's own.
        await AnswerSetAsync(station, call, [(wanted[1]!, "Rejected", null), (wanted[0]!, "Accepted", 7)]);
        var results = (await answer)["items"]!.AsArray().Select(item => ((string)item!["monitor"]!["variable"]!, (string)item["status"]!, (int?)item["id"]));
        Assert.That(results, Is.EqualTo(new (string, string, int?)[] { ("Power", "Rejected", null), ("Temperature", "Accepted", 7) }));
        var kept = (await server.GetAsync("stations/S1/monitors"))["monitors"]!.AsArray().Single()!;
        Assert.That(
            ((int)kept["id"]!, (string)kept["variable"]!, (decimal)kept["value"]!, (int)kept["severity"]!, (string)kept["setBy"]!, (int)kept["evseId"]!),
            Is.EqualTo((7, "Temperature", 80m, 2, "administrator", 1)));
    }

    [Property("Requirement", "N04")]
    [TestCase("ItemsPerMessage", "2", new[] { 2, 1 })]
    [TestCase("ItemsPerMessage", "10", new[] { 3 })]
    [TestCase("BytesPerMessage", "300", new[] { 1, 1, 1 })]
    public async Task Monitors_go_in_as_many_messages_as_the_station_asks_for(string limit, string value, int[] expected)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await LimitAsync(station, limit, "SetVariableMonitoring", value);
        var wishes = string.Join(",", Enumerable.Range(1, 3).Select(severity => Power("UpperThreshold", 100, severity)));
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitors", $$"""{"monitors":[{{wishes}}]}""");
        var sent = new List<int>();
        for (var i = 0; i < expected.Length; i++)
        {
            var call = await station.ReceiveFrameAsync();
            var wanted = call[3]!["setMonitoringData"]!.AsArray();
            sent.Add(wanted.Count);
            await AnswerSetAsync(station, call, [.. wanted.Select((one, at) => (one!, "Accepted", (int?)(i * 10 + at)))]);
        }
        Assert.That(sent, Is.EqualTo(expected));
        Assert.That((int)(await answer)["messages"]!, Is.EqualTo(expected.Length));
        Assert.That((await server.GetAsync("stations/S1/monitors"))["monitors"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Property("Requirement", "N04")]
    [Test]
    public async Task A_monitor_that_is_longer_than_the_stations_messages_is_refused_and_nothing_is_sent()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await LimitAsync(station, "BytesPerMessage", "SetVariableMonitoring", "200");
        var refused = await server.SendForAsync(422, "POST", "stations/S1/monitors", $$"""{"monitors":[{{Temperature}}]}""");
        Assert.That(refused.Violations().Single(), Is.EqualTo(("monitors", "OCPP 2.0.1 N04")));
        await station.CallAsync("Heartbeat", "{}");
    }

    [Property("Requirement", "N04.FR.17")]
    [Test]
    public async Task A_delta_on_what_is_no_number_has_the_value_1()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await VariableAsync(station, "EVSE", "AvailabilityState", null, "Available", "OptionList");
        const string Delta = """{"component":"EVSE","variable":"AvailabilityState","type":"Delta","severity":5}""";
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitors", $$"""{"monitors":[{{Delta}}]}""");
        var call = await station.ReceiveFrameAsync();
        var wanted = call[3]!["setMonitoringData"]![0]!;
        Assert.That((decimal)wanted["value"]!, Is.EqualTo(1m));
        await AnswerSetAsync(station, call, [(wanted, "Accepted", 1)]);
        await answer;
        var problem = await server.SendForAsync(
            422, "POST", "stations/S1/monitors", $$"""{"monitors":[{{Delta.Replace("\"severity\"", "\"value\":3,\"severity\"", StringComparison.Ordinal)}}]}""");
        Assert.That(problem.Violations().Single(), Is.EqualTo(("monitors[0].value", "OCPP 2.0.1 N04.FR.17")));
    }

    [Property("Requirement", "N06.FR.04")]
    [Test]
    public async Task Monitors_are_removed_within_the_stations_limit_and_those_it_does_not_have_are_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await LimitAsync(station, "ItemsPerMessage", "ClearVariableMonitoring", "2");
        await SetAsync(server, station, 1, 2, 3);
        var answer = server.SendForAsync(200, "DELETE", "stations/S1/monitors?id=1&id=2&id=3");
        var first = await station.AnswerCallAsync(
            "ClearVariableMonitoring", """{"clearMonitoringResult":[{"id":1,"status":"Accepted"},{"id":2,"status":"Rejected"}]}""");
        Assert.That(first["id"]!.AsArray().Select(id => (int)id!), Is.EqualTo(new[] { 1, 2 }));
        await station.AnswerCallAsync("ClearVariableMonitoring", """{"clearMonitoringResult":[{"id":3,"status":"NotFound"}]}""");
        Assert.That((await answer)["items"]!.AsArray().Select(item => (string)item!["status"]!), Is.EqualTo(new[] { "Accepted", "Rejected", "NotFound" }));
        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { 2 }));
        answer = server.SendForAsync(200, "DELETE", "stations/S1/monitors/2");
        await station.AnswerCallAsync("ClearVariableMonitoring", """{"clearMonitoringResult":[{"id":2,"status":"Accepted"}]}""");
        await answer;
        Assert.That(await IdsAsync(server), Is.Empty);
    }

    [Property("Requirement", "N03")]
    [Property("Requirement", "N05")]
    [Test]
    public async Task Base_and_level_are_set_and_a_base_that_removes_monitors_removes_them_here()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, 1);
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitoring-level", """{"severity":4}""");
        Assert.That((int)(await station.AnswerCallAsync("SetMonitoringLevel", """{"status":"Accepted"}"""))["severity"]!, Is.EqualTo(4));
        await answer;
        answer = server.SendForAsync(200, "POST", "stations/S1/monitoring-base", """{"base":"FactoryDefault"}""");
        Assert.That((string)(await station.AnswerCallAsync("SetMonitoringBase", """{"status":"Accepted"}"""))["monitoringBase"]!, Is.EqualTo("FactoryDefault"));
        await answer;
        var shown = await server.GetAsync("stations/S1/monitors");
        Assert.That(((string)shown["base"]!, (int)shown["level"]!, shown["monitors"]!.AsArray().Count), Is.EqualTo(("FactoryDefault", 4, 0)));
    }

    [Property("Requirement", "N02")]
    [Test]
    public async Task A_report_is_put_together_and_what_it_does_not_name_is_gone()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, 1, 2);
        clock.Advance(TimeSpan.FromSeconds(1));
        var id = await AskAsync(server, station);
        await PartAsync(station, id, 1, isLast: true, 2);
        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { 1, 2 }), "a part is missing");
        await PartAsync(station, id, 0, isLast: false, 9);
        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { 2, 9 }));
        Assert.That((string)(await server.GetAsync($"stations/S1/requests/{id}"))["state"]!, Is.EqualTo("Done"));
        await server.TimelineWithAsync("S1", "Monitor 1 (UpperThreshold of EVSE/Power), set by administrator, is gone");
        Assert.That((string?)(await server.GetAsync("stations/S1/monitors"))["monitors"]![1]!["setBy"], Is.Null);
    }

    [Test]
    public async Task Monitors_of_a_report_that_nobody_asked_for_are_known_and_one_that_never_ends_takes_nothing_away()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await PartAsync(station, 77, 0, isLast: true, 5);
        await server.TimelineWithAsync("S1", "A part of request 77 (MonitoringReport) came, which nobody here made");
        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { 1, 5 }));
        var id = await AskAsync(server, station);
        await PartAsync(station, id, 0, isLast: false, 5);
        clock.Advance(TimeSpan.FromMinutes(10.5));
        await server.TimelineWithAsync("S1", $"Request {id} (MonitoringReport) is given up");
        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { 1, 5 }));
    }

    [Property("Requirement", "N02")]
    [Test]
    public async Task Monitors_that_a_station_makes_up_without_end_are_not_kept_and_the_timeline_says_so_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var first in (int[])[1, 10_000])
        {
            var monitors = Enumerable.Range(first, 5001).Select(id => $$"""{"id":{{id}},"transaction":false,"value":1,"type":"Delta","severity":5}""");
            await station.CallAsync("NotifyMonitoringReport", $$$"""
                {"requestId":7,"seqNo":0,"generatedAt":"2026-03-01T12:55:00Z",
                "monitor":[{"component":{"name":"EVSE"},"variable":{"name":"Power"},"variableMonitoring":[{{{string.Join(',', monitors)}}}]}]}
                """);
        }
        Assert.That(await IdsAsync(server), Is.EqualTo(Enumerable.Range(1, 5000)));
        var lines = await server.TimelineWithAsync("S1", "reports more than 5000 monitors: the rest is not kept");
        Assert.That(lines.Count(line => line.Contains("more than 5000", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Property("Requirement", "N02")]
    [Test]
    public async Task A_station_without_monitors_says_so_and_that_is_the_result()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        var id = await AskAsync(server, station, "EmptyResultSet");
        var request = await server.GetAsync($"stations/S1/requests/{id}");
        Assert.That(((string)request["state"]!, (string)request["status"]!), Is.EqualTo(("Done", "EmptyResultSet")));
        Assert.That(await IdsAsync(server), Is.Empty);
    }

    [Property("Requirement", "N04.FR.19")]
    [Test]
    public async Task After_a_reboot_a_station_is_asked_once_which_monitors_it_still_has()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using (var station = await server.Boot201Async("S1"))
            await SetAsync(server, station, 1);
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var back = await server.Boot201Async("S1");
        clock.Advance(NextLook);
        var asked = await back.AnswerCallAsync("GetMonitoringReport", """{"status":"Accepted"}""");
        Assert.That(asked.Select(member => member.Key), Is.EqualTo(new[] { "requestId" }), "all of them");
        await PartAsync(back, (int)asked["requestId"]!, 0, isLast: true, 1);
        await server.UntilAsync("stations/S1/requests", shown => (string)shown["items"]![0]!["state"]! == "Done");
        clock.Advance(NextLook);
        clock.Advance(NextLook);
        Assert.That(await back.CallAsync("Heartbeat", "{}"), Has.Count.EqualTo(1), "nothing else was sent");
        Assert.That((await server.GetAsync("stations/S1/requests"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Property("Requirement", "N07")]
    [TestCase(2, true)]
    [TestCase(8, false)]
    public async Task An_event_is_as_grave_as_the_monitor_that_noticed_it(int severity, bool isAlarm)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await PartAsync(station, 3, 0, isLast: true, 4, severity);
        await station.CallAsync("NotifyEvent", """
            {"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{"eventId":1,"timestamp":"2026-03-01T12:55:00Z","trigger":"Alerting","actualValue":"23000",
            "eventNotificationType":"CustomMonitor","variableMonitoringId":4,"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}}]}
            """);
        var alarms = (await server.GetAsync("alarms"))["items"]!.AsArray().Select(alarm => (int)alarm!["severity"]!);
        Assert.That(alarms, isAlarm ? Is.EqualTo(new[] { severity }) : Is.Empty);
    }

    [TestCase("""{"monitors":[]}""", "monitors")]
    [TestCase("""{"monitors":[{"component":"EVSE","variable":"Power","type":"UpperThreshold","value":1,"severity":10}]}""", "monitors[0].severity")]
    [TestCase("""{"monitors":[{"component":"EVSE","variable":"Power","type":"UpperThreshold","severity":1}]}""", "monitors[0].value")]
    [TestCase("""{"monitors":[{"component":"EVSE","variable":"Power","type":"Periodic","value":0.5,"severity":1}]}""", "monitors[0].value")]
    [TestCase("""{"monitors":[{"component":"EVSE","connectorId":1,"variable":"Power","type":"Delta","value":1,"severity":1}]}""", "monitors[0].evseId")]
    [TestCase("""{"monitors":[{"component":"EVSE","variable":"Power","type":"Sometimes","value":1,"severity":1}]}""", "type")]
    public async Task Monitors_that_cannot_be_are_refused_and_not_sent(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((await server.SendForAsync(422, "POST", "stations/S1/monitors", body)).Violations().Single().Path, Is.EqualTo(path));
        Assert.That(await station.CallAsync("Heartbeat", "{}"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_1_6_station_has_no_monitors_and_one_that_is_away_is_not_asked()
    {
        await using var server = await TestServer.StartAsync();
        await using (await server.Boot16Async("S1"))
        {
            await server.SendForAsync(422, "POST", "stations/S1/monitors", $$"""{"monitors":[{{Temperature}}]}""");
            await server.SendForAsync(422, "DELETE", "stations/S1/monitors/1");
            await server.SendForAsync(422, "POST", "stations/S1/monitoring-report");
            await server.SendForAsync(422, "POST", "stations/S1/monitoring-base", """{"base":"All"}""");
            await server.SendForAsync(422, "POST", "stations/S1/monitoring-level", """{"severity":4}""");
        }
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);
        await server.SendForAsync(409, "POST", "stations/S1/monitoring-report");
        await server.SendForAsync(404, "GET", "stations/NONE/monitors");
    }

    private static string Power(string type, int value, int severity) => $$"""{"component":"EVSE","evseId":1,"variable":"Power","type":"{{type}}","value":{{value}},"severity":{{severity}}}""";

    private static async Task SetAsync(TestServer server, RawStation station, params int[] ids)
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitors", $$"""{"monitors":[{{string.Join(",", ids.Select(id => Power("UpperThreshold", 100, id)))}}]}""");
        var call = await station.ReceiveFrameAsync();
        await AnswerSetAsync(station, call, [.. call[3]!["setMonitoringData"]!.AsArray().Select((wanted, at) => (wanted!, "Accepted", (int?)ids[at]))]);
        await answer;
    }

    private static Task AnswerSetAsync(RawStation station, JsonArray call, (JsonNode Wanted, string Status, int? Id)[] results)
    {
        var items = results.Select(result => new JsonObject
        {
            ["status"] = result.Status,
            ["type"] = result.Wanted["type"]!.DeepClone(),
            ["severity"] = result.Wanted["severity"]!.DeepClone(),
            ["component"] = result.Wanted["component"]!.DeepClone(),
            ["variable"] = result.Wanted["variable"]!.DeepClone(),
        }.With("id", result.Id)).ToArray<JsonNode?>();
        return station.SendAsync($$"""[3,"{{(string)call[1]!}}",{"setMonitoringResult":{{new JsonArray(items).ToJsonString()}}}]""");
    }

    private static async Task<int> AskAsync(TestServer server, RawStation station, string status = "Accepted")
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/monitoring-report");
        await station.AnswerCallAsync("GetMonitoringReport", $$"""{"status":"{{status}}"}""");
        return (int)(await answer)["requestId"]!;
    }

    private static async Task PartAsync(RawStation station, int requestId, int seqNo, bool isLast, int id, int severity = 5)
    {
        var answer = await station.CallAsync("NotifyMonitoringReport", $$$"""
            {"requestId":{{{requestId}}},"seqNo":{{{seqNo}}},"generatedAt":"2026-03-01T12:55:00Z","tbc":{{{(isLast ? "false" : "true")}}},
            "monitor":[{"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"},
            "variableMonitoring":[{"id":{{{id}}},"transaction":false,"value":100,"type":"UpperThreshold","severity":{{{severity}}}}]}]}
            """);
        Assert.That(answer, Is.Empty);
    }

    private static Task<JsonObject> LimitAsync(RawStation station, string limit, string message, string value) => VariableAsync(station, "MonitoringCtrlr", limit, message, value, "integer");

    private static Task<JsonObject> VariableAsync(RawStation station, string component, string variable, string? instance, string value, string dataType) => station.CallAsync("NotifyReport", $$$"""
        {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{"component":{"name":"{{{component}}}"},"variable":{"name":"{{{variable}}}"{{{(instance is null ? "" : $",\"instance\":\"{instance}\"")}}}},
        "variableAttribute":[{"value":"{{{value}}}"}],"variableCharacteristics":{"dataType":"{{{dataType}}}","supportsMonitoring":true}}]}
        """);

    private static async Task<int[]> IdsAsync(TestServer server) => [.. (await server.GetAsync("stations/S1/monitors"))["monitors"]!.AsArray().Select(monitor => (int)monitor!["id"]!)];
}

file static class JsonObjects
{
    /// <summary>With a member more, unless its value is null.</summary>
    public static JsonObject With(this JsonObject members, string name, int? value)
    {
        if (value is not null)
            members[name] = value;
        return members;
    }
}
