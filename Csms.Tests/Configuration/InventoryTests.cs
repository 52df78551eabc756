using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Configuration;

/// <summary>What stations are set to, kept with its history. The clock stands at 12:55.</summary>
internal sealed class InventoryTests
{
    private const string Take = "Csms:Configuration:TakeInventory=true";
    private const string Secret = "a-password-of-20-char";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(31);

    [Test]
    [Property("Requirement", "B07.FR.14")]
    public async Task A_2_0_1_station_is_asked_for_everything_after_its_first_boot_and_after_new_firmware_and_not_again()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([Take], clock);
        await using var station = await BootAsync(server, "1.0");
        clock.Advance(Round);
        var asked = await station.AnswerCallAsync("GetBaseReport", """{"status":"Accepted"}""");
        Assert.That((string)asked["reportBase"]!, Is.EqualTo("FullInventory"));
        await ReportAsync(station, (int)asked["requestId"]!, 0, isLast: true, Entry("OCPPCommCtrlr", "HeartbeatInterval", "300"));

        await BootAgainAsync(station, "1.0");
        clock.Advance(Round);
        await BootAgainAsync(station, "1.1");
        clock.Advance(Round);
        var again = await station.AnswerCallAsync("GetBaseReport", """{"status":"Accepted"}""");
        Assert.That((int)again["requestId"]!, Is.Not.EqualTo((int)asked["requestId"]!), "and the boot between with the old firmware asked nothing");
    }

    [Test]
    public async Task A_1_6_station_is_asked_for_all_keys_after_its_first_boot_and_shown_when_it_is_away()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([Take], clock);
        await using (var station = await server.Boot16Async("S1"))
        {
            clock.Advance(Round);
            var asked = await station.AnswerCallAsync(
                "GetConfiguration",
                $$"""{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"},{"key":"NumberOfConnectors","readonly":true,"value":"2"},{"key":"AuthorizationKey","readonly":false,"value":"{{Secret}}"}]}""");
            Assert.That(asked.ContainsKey("key"), Is.False);
            await server.UntilAsync("stations/S1/configuration?live=false", shown => shown["items"]!.AsArray().Count == 3);
            await station.CloseAsync();
        }
        var away = await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);
        Assert.That(away, Is.Not.Null);
        var told = await server.GetAsync("stations/S1/configuration");
        Assert.That(
            told["items"]!.AsArray().Select(item => ((string)item!["key"]!, (string?)item["value"], (bool?)item["readOnly"])),
            Is.EqualTo(new (string, string?, bool?)[] { ("AuthorizationKey", null, false), ("HeartbeatInterval", "300", false), ("NumberOfConnectors", "2", true) }));
        Assert.That((string)told["items"]![0]!["at"]!, Does.StartWith("2026-03-01T12:55:"));
        Assert.That((bool)told["live"]!, Is.False);
        Assert.That((await server.GetAsync("stations/S1/configuration?key=numberofconnectors"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        await server.SendForAsync(409, "GET", "stations/S1/configuration?live=true");
    }

    [Test]
    public async Task A_station_that_was_never_asked_and_is_away_is_a_conflict_as_ever()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        await server.SendForAsync(409, "GET", "stations/S1/configuration");
        await server.SendForAsync(404, "GET", "stations/S2/configuration");
        await server.SendForAsync(404, "GET", "stations/S2/configuration/history");
    }

    [Test]
    public async Task Every_changed_value_is_in_the_history_with_its_source()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, 1, 0, isLast: true, Entry("TxCtrlr", "StopTxOnInvalidId", "true"));
        await ReportAsync(station, 2, 0, isLast: true, Entry("txctrlr", "STOPTXONINVALIDID", "false"));
        var write = server.SendForAsync(200, "POST", "stations/S1/calls/SetVariables",
            """{"setVariableData":[{"attributeValue":"true","component":{"name":"TxCtrlr"},"variable":{"name":"StopTxOnInvalidId"}}]}""");
        await station.AnswerCallAsync(
            "SetVariables", """{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"TxCtrlr"},"variable":{"name":"StopTxOnInvalidId"}}]}""");
        await write;
        var read = server.SendForAsync(200, "GET", "stations/S1/configuration?key=TxCtrlr/StopTxOnInvalidId");
        await station.AnswerCallAsync(
            "GetVariables",
            """{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"TxCtrlr"},"variable":{"name":"StopTxOnInvalidId"},"attributeValue":"false"}]}""");
        await read;
        await station.CallAsync(
            "NotifyEvent",
            """{"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{"eventId":1,"timestamp":"2026-03-01T12:55:00Z","trigger":"Delta","actualValue":"true","eventNotificationType":"CustomMonitor","component":{"name":"TxCtrlr"},"variable":{"name":"StopTxOnInvalidId"}}]}""");

        var history = (await server.GetAsync("stations/S1/configuration/history?key=txctrlr/StopTxOnInvalidId"))["items"]!.AsArray();
        Assert.That(
            history.Select(change => ((string?)change!["oldValue"], (string?)change["newValue"], (string)change["source"]!)),
            Is.EqualTo(new[] { ("false", "true", "Event"), ("true", "false", "Read"), ("false", "true", "Written"), ("true", "false", "Report") }));
        Assert.That((string)(await server.GetAsync("stations/S1/configuration?live=false"))["items"]![0]!["value"]!, Is.EqualTo("true"));
    }

    [Test]
    [Property("Requirement", "B07")]
    public async Task A_complete_full_inventory_removes_what_is_no_longer_there_and_a_truncated_one_removes_nothing()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, 1, 0, isLast: true, Entry("A", "Kept", "1"), Entry("B", "Gone", "2"));

        clock.Advance(TimeSpan.FromSeconds(1));
        var first = await AskAsync(server, station, """{"base":"FullInventory"}""");
        await ReportAsync(station, first, 1, isLast: true, Entry("A", "Kept", "1"));
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A/Kept", "B/Gone" }), "its first part has not come");
        await ReportAsync(station, first, 0, isLast: false, Entry("C", "New", "3"));
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A/Kept", "C/New" }));
        var gone = (await server.GetAsync("stations/S1/configuration/history"))["items"]!.AsArray().Single()!;
        Assert.That(((string)gone["key"]!, (string?)gone["oldValue"], gone["newValue"]?.ToString()), Is.EqualTo(("B/Gone", "2", (string?)null)));

        clock.Advance(TimeSpan.FromSeconds(1));
        var other = await AskAsync(server, station, """{"base":"SummaryInventory"}""");
        await ReportAsync(station, other, 0, isLast: true, Entry("A", "Kept", "1"));
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A/Kept", "C/New" }), "a summary names only a part");
    }

    [Test]
    public async Task A_report_that_does_not_end_is_given_up_and_its_duplicates_are_one()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await AskAsync(server, station, """{"base":"FullInventory"}""");
        await ReportAsync(station, id, 0, isLast: false, Entry("A", "X", "1"), Entry("a", "x", "2"));
        await ReportAsync(station, id, 1_000_000, isLast: false, Entry("Z", "Endless", "1"));
        await ReportAsync(station, id, 1_000_001, isLast: false, Entry("Z", "Endless", "1"));
        Assert.That((string)(await server.GetAsync($"stations/S1/requests/{id}"))["state"]!, Is.EqualTo("Failed"));
        Assert.That((await server.TimelineWithAsync("S1", "does not end")).Count(reason => reason.Contains("does not end", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A/X" }));
    }

    [Test]
    [Property("Requirement", "B06")]
    public async Task What_can_only_be_written_is_never_kept_or_shown()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(
            station, 1, 0, isLast: true,
            Entry("SecurityCtrlr", "BasicAuthPassword", Secret), Entry("V", "Pin", "1234", "WriteOnly"), Entry("Wifi", "Password", Secret));
        var shown = (await server.GetAsync("stations/S1/configuration?live=false"))["items"]!.AsArray();
        Assert.That(shown.Select(item => (string?)item!["value"]), Is.All.Null);
        var write = server.SendForAsync(200, "POST", "stations/S1/configuration", $$"""{"key":"Wifi/Password","value":"{{Secret}}"}""");
        await station.AnswerCallAsync("SetVariables", """{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"Wifi"},"variable":{"name":"Password"}}]}""");
        await write;
        foreach (var place in new[] { "device-model", "configuration?live=false", "configuration/history", "messages", "timeline" })
            Assert.That((await server.GetAsync($"stations/S1/{place}")).ToJsonString(), Does.Not.Contain(Secret), place);
        Assert.That((await server.GetAsync("audit")).ToJsonString(), Does.Not.Contain(Secret));
    }

    [Test]
    [Property("Requirement", "B08")]
    [Property("Requirement", "B08.FR.06")]
    public async Task A_report_by_criteria_and_variables_is_asked_for_within_the_stations_limit()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, 1, 0, isLast: true, Entry("DeviceDataCtrlr", "ItemsPerMessage", "2", instance: "GetReport"));
        var asked = server.SendForAsync(200, "POST", "stations/S1/reports", """{"criteria":["Problem"],"variables":["EVSE(1)","Connector(1,2)/AvailabilityState"]}""");
        var call = await station.AnswerCallAsync("GetReport", """{"status":"EmptyResultSet"}""");
        Assert.That(call["componentCriteria"]!.ToJsonString(), Is.EqualTo("""["Problem"]"""));
        Assert.That(
            call["componentVariable"]!.ToJsonString(),
            Is.EqualTo("""[{"component":{"name":"EVSE","evse":{"id":1}}},{"component":{"name":"Connector","evse":{"id":1,"connectorId":2}},"variable":{"name":"AvailabilityState"}}]"""));
        Assert.That((string)(await asked)["status"]!, Is.EqualTo("EmptyResultSet"));

        var tooMany = await server.SendForAsync(422, "POST", "stations/S1/reports", """{"variables":["A","B","C"]}""");
        Assert.That(tooMany.Violations(), Is.EqualTo(new[] { ("variables", "OCPP 2.0.1 B08.FR.06") }));
        await server.SendForAsync(422, "POST", "stations/S1/reports", "{}");
        await server.SendForAsync(422, "POST", "stations/S1/reports", """{"base":"FullInventory","variables":["A"]}""");
        await using var old = await server.Boot16Async("S2");
        await server.SendForAsync(422, "POST", "stations/S2/reports", """{"base":"FullInventory"}""");
    }

    [Test]
    public async Task A_1_6_station_that_tells_no_more_than_its_limit_may_have_more_keys()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        await TellAllAsync("""{"key":"A","readonly":false,"value":"1"},{"key":"B","readonly":false,"value":"2"}""");
        clock.Advance(TimeSpan.FromSeconds(1));
        await TellAllAsync("""{"key":"A","readonly":false,"value":"1"},{"key":"GetConfigurationMaxKeys","readonly":true,"value":"2"}""");
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A", "B", "GetConfigurationMaxKeys" }));
        clock.Advance(TimeSpan.FromSeconds(1));
        await TellAllAsync("""{"key":"A","readonly":false,"value":"1"}""");
        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "A" }));

        async Task TellAllAsync(string keys)
        {
            var read = server.SendForAsync(200, "GET", "stations/S1/configuration?live=true");
            await station.AnswerCallAsync("GetConfiguration", $$"""{"configurationKey":[{{keys}}]}""");
            await read;
        }
    }

    internal static string Entry(string component, string variable, string value, string mutability = "ReadWrite", string? instance = null) =>
        $$$"""{"component":{"name":"{{{component}}}"},"variable":{"name":"{{{variable}}}"{{{(instance is null ? "" : $",\"instance\":\"{instance}\"")}}}},"variableAttribute":[{"value":"{{{value}}}","mutability":"{{{mutability}}}"}]}""";

    internal static Task<JsonObject> ReportAsync(RawStation station, int requestId, int seqNo, bool isLast, params string[] entries) => station.CallAsync("NotifyReport",
        $$"""{"requestId":{{requestId}},"generatedAt":"2026-03-01T12:55:00Z","seqNo":{{seqNo}},"tbc":{{(isLast ? "false" : "true")}},"reportData":[{{string.Join(',', entries)}}]}""");

    /// <summary>Reports how many elements the station takes in one message of an action.</summary>
    internal static Task<JsonObject> TakesAsync(RawStation station, string action, int items) =>
        ReportAsync(station, 1, 0, isLast: true, Entry("DeviceDataCtrlr", "ItemsPerMessage", $"{items}", "ReadOnly", action));

    private static async Task<int> AskAsync(TestServer server, RawStation station, string body)
    {
        var asked = server.SendForAsync(200, "POST", "stations/S1/reports", body);
        var call = await station.AnswerCallAsync("GetBaseReport", """{"status":"Accepted"}""");
        Assert.That((int)(await asked)["requestId"]!, Is.EqualTo((int)call["requestId"]!));
        return (int)call["requestId"]!;
    }

    private static async Task<IEnumerable<string>> KeysAsync(TestServer server) =>
        (await server.GetAsync("stations/S1/configuration?live=false"))["items"]!.AsArray().Select(item => (string)item!["key"]!);

    private static async Task<RawStation> BootAsync(TestServer server, string firmware)
    {
        var station = await server.ConnectAsync("S1", "ocpp2.0.1");
        await BootAgainAsync(station, firmware);
        return station;
    }

    private static Task<JsonObject> BootAgainAsync(RawStation station, string firmware) => station.CallAsync(
        "BootNotification", $$$"""{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw","firmwareVersion":"{{{firmware}}}"}}""");
}
