using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Displays;

/// <summary>Messages on a station's display, as its frames and the API tell them. The clock starts at 12:55.</summary>
internal sealed class DisplayTests
{
    private const string Path = "stations/S1/display-messages";
    private const string Closed = """{"priority":"NormalCycle","content":"Closed on Sunday","language":"en"}""";

    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(30);

    [Property("Requirement", "O01")]
    [Property("Requirement", "O01.FR.04")]
    [Test]
    public async Task A_general_message_goes_under_an_id_of_ours_and_names_no_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var (call, answer) = await SetAsync(server, station, "POST", Path, Closed);
        Assert.That(call.ToJsonString(), Is.EqualTo("""{"message":{"id":1,"priority":"NormalCycle","message":{"format":"UTF8","content":"Closed on Sunday","language":"en"}}}"""));
        Assert.That(((string)answer["status"]!, (int)answer["messageId"]!), Is.EqualTo(("Accepted", 1)));
        (call, _) = await SetAsync(server, station, "POST", Path, Closed);
        Assert.That((int)call["message"]!["id"]!, Is.EqualTo(2));
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Shown"), (2, "Shown") }));
    }

    [Property("Requirement", "O01.FR.05")]
    [Property("Requirement", "O06")]
    [Test]
    public async Task A_message_of_the_same_id_replaces_the_one_before_with_its_times_and_state()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "PUT", $"{Path}/7", Closed);
        var (call, _) = await SetAsync(server, station, "PUT", $"{Path}/7",
            """{"priority":"AlwaysFront","state":"Idle","format":"ASCII","content":"Open","startsAt":"2026-03-01T13:00:00Z","endsAt":"2026-03-01T14:00:00Z"}""");
        var sent = call["message"]!;
        Assert.That(
            ((int)sent["id"]!, (string)sent["state"]!, (string)sent["startDateTime"]!, (string)sent["endDateTime"]!),
            Is.EqualTo((7, "Idle", "2026-03-01T13:00:00.000Z", "2026-03-01T14:00:00.000Z")));
        var shown = (await server.GetAsync(Path))["items"]!.AsArray().Single()!;
        Assert.That(((string)shown["content"]!, (string)shown["priority"]!, (string)shown["endsAt"]!), Is.EqualTo(("Open", "AlwaysFront", "2026-03-01T14:00:00.000Z")));
    }

    [Property("Requirement", "O01")]
    [TestCase("NotSupportedMessageFormat")]
    [TestCase("NotSupportedPriority")]
    [TestCase("NotSupportedState")]
    [TestCase("Rejected")]
    [TestCase("UnknownTransaction")]
    public async Task What_the_station_refuses_is_told_in_its_word_and_what_it_had_stays(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "PUT", $"{Path}/1", Closed);
        var (_, answer) = await SetAsync(server, station, "PUT", $"{Path}/1", """{"priority":"InFront","content":"New"}""", status);
        Assert.That((string)answer["status"]!, Is.EqualTo(status));
        (_, answer) = await SetAsync(server, station, "PUT", $"{Path}/2", Closed, status);
        Assert.That((string)answer["status"]!, Is.EqualTo(status));
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Shown") }));
        Assert.That((string)(await server.GetAsync($"{Path}/1"))["content"]!, Is.EqualTo("Closed on Sunday"));
    }

    [Property("Requirement", "O02")]
    [Test]
    public async Task A_message_of_a_transaction_names_it_and_goes_with_it()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", Path, """{"priority":"InFront","content":"Nearly full","transactionId":"T-1"}""");
        await EventAsync(station, "Started", 0);
        var (call, _) = await SetAsync(server, station, "POST", Path, """{"priority":"InFront","content":"Nearly full","transactionId":"T-1"}""");
        Assert.That((string)call["message"]!["transactionId"]!, Is.EqualTo("T-1"));
        await EventAsync(station, "Ended", 1);
        clock.Advance(NextLook);
        await server.UntilAsync(Path, shown => shown["items"]!.AsArray().Count == 0);
    }

    [Property("Requirement", "O05")]
    [TestCase("Accepted")]
    [TestCase("Unknown")]
    public async Task A_cleared_message_is_gone_whether_the_station_still_had_it_or_not(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "PUT", $"{Path}/3", Closed);
        var cleared = server.SendForAsync(200, "DELETE", $"{Path}/3");
        Assert.That((int)(await station.AnswerCallAsync("ClearDisplayMessage", $$"""{"status":"{{status}}"}"""))["id"]!, Is.EqualTo(3));
        Assert.That((string)(await cleared)["status"]!, Is.EqualTo(status));
        Assert.That(await FatesAsync(server), Is.Empty);
        await server.SendForAsync(404, "GET", $"{Path}/3");
    }

    [Property("Requirement", "O03")]
    [Property("Requirement", "O04")]
    [Test]
    public async Task The_stations_messages_are_put_together_from_all_parts_and_strangers_among_them_are_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "PUT", $"{Path}/1", Closed);
        await SetAsync(server, station, "PUT", $"{Path}/2", Closed);
        var request = await AskAsync(server, station, "Accepted");
        await station.CallAsync("NotifyDisplayMessages", $$"""{"requestId":{{request}},"tbc":true,"messageInfo":[{{Info(2)}}]}""");
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Shown"), (2, "Shown") }), "the last part has not come");
        await station.CallAsync("NotifyDisplayMessages", $$"""{"requestId":{{request}},"messageInfo":[{{Info(9)}}]}""");
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Lost"), (2, "Shown"), (9, "Shown") }));
        var shown = await server.GetAsync($"stations/S1/requests/{request}");
        Assert.That(((string)shown["kind"]!, (string)shown["state"]!, (int)shown["parts"]!), Is.EqualTo(("DisplayMessages", "Done", 2)));
        await server.TimelineWithAsync("S1", "The station has lost display message 1");
    }

    [Property("Requirement", "O03")]
    [Test]
    public async Task A_part_that_comes_again_after_a_lost_answer_changes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var id in (int[])[1, 2, 3])
            await SetAsync(server, station, "PUT", $"{Path}/{id}", Closed);
        var request = await AskAsync(server, station, "Accepted");
        var first = $$"""{"requestId":{{request}},"tbc":true,"messageInfo":[{{Info(1)}}]}""";
        var last = $$"""{"requestId":{{request}},"tbc":false,"messageInfo":[{{Info(2)}}]}""";
        foreach (var part in (string[])[first, first, last, last, last])
            await station.CallAsync("NotifyDisplayMessages", part);
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Shown"), (2, "Shown"), (3, "Lost") }));
        var shown = await server.GetAsync($"stations/S1/requests/{request}");
        Assert.That(((string)shown["state"]!, (int)shown["parts"]!), Is.EqualTo(("Done", 2)));
        var lines = await server.TimelineWithAsync("S1", "The station reported 2 display messages");
        Assert.That(lines.Count(line => line.StartsWith("The station reported", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Messages_that_a_station_makes_up_without_end_are_not_kept_and_the_timeline_says_so_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var first in (int[])[1, 5000])
            await station.CallAsync("NotifyDisplayMessages", $$"""{"requestId":77,"messageInfo":[{{string.Join(',', Enumerable.Range(first, 1001).Select(Info))}}]}""");
        Assert.That((await FatesAsync(server)).Select(message => message.Item1), Is.EqualTo(Enumerable.Range(1, 1000)));
        var lines = await server.TimelineWithAsync("S1", "reports more than 1000 display messages: the rest is not kept");
        Assert.That(lines.Count(line => line.Contains("more than 1000", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task After_a_boot_the_station_is_asked_and_given_again_what_it_has_lost_once()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "PUT", $"{Path}/1", Closed);
        await SetAsync(server, station, "PUT", $"{Path}/2", """{"priority":"NormalCycle","content":"Short","endsAt":"2026-03-01T12:55:50Z"}""");
        clock.Advance(TimeSpan.FromSeconds(1));
        await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        clock.Advance(NextLook);
        await station.AnswerCallAsync("GetDisplayMessages", """{"status":"Unknown"}""");
        await server.UntilAsync("stations/S1/requests", shown => (string)shown["items"]![0]!["state"]! == "Done");
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Lost"), (2, "Lost") }));
        clock.Advance(NextLook);
        Assert.That((string)(await station.AnswerCallAsync("SetDisplayMessage", """{"status":"Accepted"}"""))["message"]!["message"]!["content"]!, Is.EqualTo("Closed on Sunday"));
        await server.UntilAsync(Path, shown => shown["items"]!.AsArray().Count == 1 && (string)shown["items"]![0]!["fate"]! == "Shown");
        clock.Advance(NextLook);
        await station.CallAsync("Heartbeat", "{}");
    }

    [Test]
    public async Task A_message_that_was_never_answered_may_be_there_until_the_station_says_otherwise()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var asked = server.SendForAsync(504, "PUT", $"{Path}/1", Closed);
        await station.ReceiveFrameAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        await asked;
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (1, "Asked") }));
        await AskAsync(server, station, "Unknown");
        Assert.That(await FatesAsync(server), Is.Empty);
    }

    [TestCase("""{"priority":"InFront","content":"x"}""", "priority", "OCPP 2.0.1 DisplayMessageCtrlr.SupportedPriorities")]
    [TestCase("""{"priority":"NormalCycle","content":"x","format":"HTML"}""", "format", "OCPP 2.0.1 DisplayMessageCtrlr.SupportedFormats")]
    [TestCase("""{"priority":"NormalCycle","content":"x","state":"Faulted"}""", "state", "OCPP 2.0.1 DisplayMessageCtrlr.SupportedStates")]
    [TestCase("""{"priority":"NormalCycle","content":"x","endsAt":"2026-03-01T12:00:00Z"}""", "endsAt", "OCPP 2.0.1 O01.FR.05")]
    [TestCase("""{"priority":"NormalCycle","content":"x","startsAt":"2026-03-02T12:00:00Z","endsAt":"2026-03-02T11:00:00Z"}""", "endsAt", "OCPP 2.0.1 O01.FR.05")]
    [TestCase("""{"priority":"NormalCycle","content":"x","transactionId":"none"}""", "transactionId", "OCPP 2.0.1 O02")]
    public async Task What_the_station_cannot_show_is_not_sent(string message, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station);
        var problem = await server.SendForAsync(422, "POST", Path, message);
        Assert.That(problem.Violations(), Is.EqualTo(new[] { (path, rule) }));
        Assert.That(await FatesAsync(server), Is.Empty);
    }

    [Test]
    public async Task No_more_messages_are_sent_than_the_station_takes_but_one_may_be_replaced()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station);
        await SetAsync(server, station, "PUT", $"{Path}/1", Closed);
        await server.SendForAsync(422, "POST", Path, Closed);
        await server.SendForAsync(422, "POST", "stations/S1/calls/SetDisplayMessage", $$$"""{"message":{{{Info(2)}}}}""");
        await SetAsync(server, station, "PUT", $"{Path}/1", Closed);
    }

    [Test]
    public async Task Raw_calls_keep_what_the_verbs_keep()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SetAsync(server, station, "POST", "stations/S1/calls/SetDisplayMessage", $$$"""{"message":{{{Info(5)}}}}""");
        Assert.That(await FatesAsync(server), Is.EqualTo(new[] { (5, "Shown") }));
        var cleared = server.SendForAsync(200, "POST", "stations/S1/calls/ClearDisplayMessage", """{"id":5}""");
        await station.AnswerCallAsync("ClearDisplayMessage", """{"status":"Accepted"}""");
        await cleared;
        Assert.That(await FatesAsync(server), Is.Empty);
    }

    [Test]
    public async Task A_1_6_station_has_no_such_display()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        foreach (var (method, path) in ((string, string)[])[("POST", Path), ("PUT", $"{Path}/1")])
            await server.SendForAsync(422, method, path, Closed);
        await server.SendForAsync(422, "DELETE", $"{Path}/1");
        await server.SendForAsync(422, "POST", $"{Path}/refresh");
        await server.SendForAsync(422, "POST", Path, """{"priority":"Loud","content":"x"}""");
        await server.SendForAsync(404, "GET", "stations/S2/display-messages");
    }

    private static async Task<(JsonNode Call, JsonNode Answer)> SetAsync(
        TestServer server, RawStation station, string method, string path, string body, string status = "Accepted")
    {
        var asked = server.SendForAsync(200, method, path, body);
        var call = await station.AnswerCallAsync("SetDisplayMessage", $$"""{"status":"{{status}}"}""");
        return (call, await asked);
    }

    private static async Task<int> AskAsync(TestServer server, RawStation station, string status)
    {
        var asked = server.SendForAsync(200, "POST", $"{Path}/refresh");
        var call = await station.AnswerCallAsync("GetDisplayMessages", $$"""{"status":"{{status}}"}""");
        Assert.That((int)(await asked)["requestId"]!, Is.EqualTo((int)call["requestId"]!));
        return (int)call["requestId"]!;
    }

    private static string Info(int id) => $$$"""{"id":{{{id}}},"priority":"NormalCycle","message":{"format":"UTF8","content":"Hello"}}""";

    private static Task<JsonObject> ReportAsync(RawStation station) => station.CallAsync("NotifyReport", """
        {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[
        {"component":{"name":"DisplayMessageCtrlr"},"variable":{"name":"SupportedPriorities"},"variableAttribute":[{"value":"NormalCycle,AlwaysFront"}]},
        {"component":{"name":"DisplayMessageCtrlr"},"variable":{"name":"SupportedFormats"},"variableAttribute":[{"value":"ASCII,UTF8"}]},
        {"component":{"name":"DisplayMessageCtrlr"},"variable":{"name":"SupportedStates"},"variableAttribute":[{"value":"Idle, Charging"}]},
        {"component":{"name":"DisplayMessageCtrlr"},"variable":{"name":"DisplayMessages"},"variableAttribute":[{"value":"0"}],
        "variableCharacteristics":{"dataType":"integer","maxLimit":1,"supportsMonitoring":false}}]}
        """);

    private static Task<JsonObject> EventAsync(RawStation station, string type, int seqNo) => station.CallAsync("TransactionEvent",
        $$$"""{"eventType":"{{{type}}}","timestamp":"2026-03-01T12:55:00Z","triggerReason":"CablePluggedIn","seqNo":{{{seqNo}}},"transactionInfo":{"transactionId":"T-1"},"evse":{"id":1,"connectorId":1}}""");

    private static async Task<IEnumerable<(int, string)>> FatesAsync(TestServer server) =>
        (await server.GetAsync(Path))["items"]!.AsArray().Select(item => ((int)item!["id"]!, (string)item["fate"]!));
}
