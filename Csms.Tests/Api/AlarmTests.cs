using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Alarms as stations cause them and operators see them. The clock stands at 12:55.</summary>
internal sealed class AlarmTests
{
    [Property("Requirement", "A04.FR.03")]
    [TestCase("1.6")]
    [TestCase("2.0.1")]
    public async Task A_grave_security_event_is_an_alarm_told_once_however_often_it_is_sent(string version)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        using var events = await EventsApiTests.ListenAsync(server);
        await SecurityAsync(station, "TamperDetectionActivated", "12:50");
        await SecurityAsync(station, "TamperDetectionActivated", "12:50");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("TamperDetectionActivated", 3, "Active", 1) }), "the same event again is no repeat");
        await SecurityAsync(station, "TamperDetectionActivated", "12:51");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("TamperDetectionActivated", 3, "Active", 2) }));
        await SecurityAsync(station, "InvalidFirmwareSignature", "12:52");
        var told = await EventsApiTests.NextAsync(events, "alarm");
        Assert.That(((string)told.Data["kind"]!, (string)told.Data["stationId"]!, (string)told.Data["reason"]!), Is.EqualTo(("TamperDetectionActivated", "S1", "TamperDetectionActivated: door")));
        told = await EventsApiTests.NextAsync(events, "alarm");
        Assert.That((string)told.Data["kind"]!, Is.EqualTo("InvalidFirmwareSignature"), "a repeat is not told again");
    }

    [TestCase("FirmwareUpdated", 7, false)]
    [TestCase("StartupOfTheDevice", 8, false)]
    [TestCase("MaintenanceLoginAccepted", 6, false)]
    [TestCase("InvalidChargingStationCertificate", 3, true)]
    [TestCase("FailedToAuthenticateAtCsms", 4, true)]
    [TestCase("VendorsOwn", 5, true)]
    public async Task The_timeline_has_the_severity_of_a_security_event_and_only_grave_ones_are_alarms(string type, int severity, bool isAlarm)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SecurityAsync(station, type, "12:50");
        Assert.That((int)(await server.GetAsync("stations/S1/security-events"))["items"]![0]!["severity"]!, Is.EqualTo(severity));
        var entry = (await server.GetAsync("stations/S1/timeline"))["items"]!.AsArray().Single(entry => (string)entry!["kind"]! == "security")!;
        Assert.That((int)entry["detail"]!["severity"]!, Is.EqualTo(severity));
        Assert.That(await AlarmsAsync(server), isAlarm ? Is.EqualTo(new[] { (type, severity, "Active", 1) }) : Is.Empty);
    }

    [Property("Requirement", "N07.FR.03")]
    [Property("Requirement", "N08.FR.02")]
    [Test]
    public async Task An_alert_of_a_variable_is_answered_with_nothing_raises_an_alarm_and_its_end_ends_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That(await EventAsync(station, 1, "12:50", "91"), Is.Empty);
        await EventAsync(station, 1, "12:50", "91");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("EVSE/Temperature", 5, "Active", 1) }), "a repeated event is the same event");
        await EventAsync(station, 2, "12:51", "95");
        var alarm = (await server.GetAsync("alarms"))["items"]![0]!;
        Assert.That(((string)alarm["reason"]!, (int)alarm["count"]!), Is.EqualTo(("EVSE of EVSE 1: Temperature is 95", 2)));
        Assert.That(await EventAsync(station, 3, "12:52", "60", isCleared: true), Is.Empty);
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("EVSE/Temperature", 5, "Ended", 2) }));
        await server.TimelineWithAsync("S1", "EVSE of EVSE 1: Temperature is 60; it is over");
        await EventAsync(station, 4, "12:53", "92");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("EVSE/Temperature", 5, "Active", 1), ("EVSE/Temperature", 5, "Ended", 2) }));
    }

    [Property("Requirement", "N07")]
    [Test]
    public async Task An_event_that_comes_late_does_not_undo_what_is_newer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await EventAsync(station, 1, "12:50", "91");
        await EventAsync(station, 2, "12:49", "60", isCleared: true);
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("EVSE/Temperature", 5, "Active", 1) }), "an older end");
        await EventAsync(station, 3, "12:52", "60", isCleared: true);
        await EventAsync(station, 4, "12:51", "93");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("EVSE/Temperature", 5, "Ended", 1) }), "an older beginning");
        Assert.That((await server.GetAsync("stations/S1/device-events"))["items"]!.AsArray(), Has.Count.EqualTo(4), "all are kept");
    }

    [Property("Requirement", "N07.FR.03")]
    [TestCase("1970-01-01T00:00:10Z")]
    [TestCase("2031-06-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59Z")]
    public async Task A_clock_that_is_far_off_swallows_no_alarm_and_no_end_of_one(string wrong)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        var id = 0;
        foreach (var (at, isCleared, shown) in ((string?, bool, string)[])
            [
                (wrong, false, "Active"), (null, true, "Ended"), (null, false, "Active Ended"), (wrong, true, "Ended Ended"), (wrong, false, "Active Ended Ended"),
                (null, true, "Ended Ended Ended"), (null, false, "Active Ended Ended Ended"),
            ])
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await EventAtAsync(station, ++id, at ?? Now(), isCleared ? "60" : "91", isCleared);
            Assert.That(string.Join(' ', (await AlarmsAsync(server)).Select(alarm => alarm.State)), Is.EqualTo(shown), $"event {id}");
        }
        await station.CallAsync("SecurityEventNotification", $$"""{"type":"InvalidMessages","timestamp":"{{wrong}}","techInfo":"a"}""");
        await station.CallAsync("SecurityEventNotification", $$"""{"type":"InvalidMessages","timestamp":"{{Now()}}","techInfo":"b"}""");
        var alarm = (await server.GetAsync("alarms"))["items"]![0]!;
        Assert.That(((string)alarm["reason"]!, (int)alarm["count"]!), Is.EqualTo(("InvalidMessages: b", 2)), "what happened last is shown");

        string Now() => clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public async Task Components_that_a_station_makes_up_do_not_bury_the_alarms_and_the_timeline_says_so_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await using var other = await server.Boot201Async("S2");
        for (var first = 0; first < 2000; first += 1000)
        {
            var made = Enumerable.Range(first, 1001).Select(id => Data(id, "2026-03-01T12:50:00Z", "91", "false", $"C{id}"));
            await station.CallAsync("NotifyEvent", $$"""{"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{{string.Join(',', made)}}]}""");
        }
        Assert.That((await server.GetAsync("alarms?stationId=S1&limit=1000"))["items"]!.AsArray(), Has.Count.EqualTo(1000));
        Assert.That((await server.GetAsync("alarms?stationId=S1&limit=1000"))["next"], Is.Null);
        var lines = (await server.GetAsync("stations/S1/timeline?limit=1000"))["items"]!.AsArray().Concat((await NextAsync())["items"]!.AsArray()).Select(entry => (string)entry!["reason"]!);
        Assert.That(lines.Count(line => line.Contains("1000 alarms that are not over", StringComparison.Ordinal)), Is.EqualTo(1));
        await EventAsync(other, 1, "12:50", "91");
        Assert.That((await server.GetAsync("alarms?stationId=S2"))["items"]!.AsArray(), Has.Count.EqualTo(1), "another station has room");
        await server.SendForAsync(200, "POST", $"alarms/{(long)(await server.GetAsync("alarms?stationId=S1"))["items"]![0]!["id"]!}/close");
        await EventAsync(station, 9999, "12:51", "91");
        Assert.That((string)(await server.GetAsync("alarms?stationId=S1&state=Active"))["items"]![0]!["kind"]!, Is.EqualTo("EVSE/Temperature"), "one was closed");

        async Task<JsonNode> NextAsync() =>
            await server.GetAsync($"stations/S1/timeline?limit=1000&cursor={(string)(await server.GetAsync("stations/S1/timeline?limit=1000"))["next"]!}");
    }

    [Test]
    public async Task Updates_that_nobody_asked_for_are_one_alarm_however_a_station_numbers_them()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        for (var id = 1; id <= 5; id++)
            await station.CallAsync("FirmwareStatusNotification", $$"""{"status":"InstallationFailed","requestId":{{id}}}""");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("InstallationFailed", 4, "Active", 5) }));
    }

    [Property("Requirement", "G05.FR.03")]
    [Test]
    public async Task A_plug_lock_without_a_problem_ends_the_alarm()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var (id, value) in ((int, string)[])[(1, "true"), (2, "false")])
        {
            await station.CallAsync("NotifyEvent", $$$"""
                {"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{"eventId":{{{id}}},"timestamp":"2026-03-01T12:5{{{id}}}:00Z","trigger":"Delta","actualValue":"{{{value}}}",
                "eventNotificationType":"HardWiredNotification","component":{"name":"ConnectorPlugRetentionLock","evse":{"id":1,"connectorId":1}},"variable":{"name":"Problem"}}]}
                """);
        }
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("ConnectorPlugRetentionLock/Problem", 4, "Ended", 1) }));
    }

    [Test]
    public async Task An_alarm_is_acknowledged_and_closed_by_somebody_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await SecurityAsync(station, "TamperDetectionActivated", "12:50");
        var id = (long)(await server.GetAsync("alarms"))["items"]![0]!["id"]!;
        var alarm = await server.SendForAsync(200, "POST", $"alarms/{id}/acknowledge");
        Assert.That(((string)alarm["state"]!, (string)alarm["acknowledgedBy"]!), Is.EqualTo(("Acknowledged", "administrator")));
        await SecurityAsync(station, "TamperDetectionActivated", "12:51");
        Assert.That((string)(await server.GetAsync($"alarms/{id}"))["state"]!, Is.EqualTo("Active"), "what happened since nobody has seen");
        alarm = await server.SendForAsync(200, "POST", $"alarms/{id}/close", """{"reason":"the door was open"}""");
        Assert.That(((string)alarm["state"]!, (string)alarm["endReason"]!), Is.EqualTo(("Ended", "Closed by administrator: the door was open")));
        await server.SendForAsync(409, "POST", $"alarms/{id}/close");
        await server.SendForAsync(409, "POST", $"alarms/{id}/acknowledge");
        await server.SendForAsync(404, "POST", "alarms/999/close");
        await server.SendForAsync(404, "POST", "alarms/999/acknowledge");
        await server.SendForAsync(404, "GET", "alarms/999");
        await server.SendForAsync(422, "POST", $"alarms/{id}/close", $$"""{"reason":"{{new string('x', 501)}}"}""");
    }

    [Test]
    public async Task The_list_is_narrowed_by_station_state_and_severity()
    {
        await using var server = await TestServer.StartAsync();
        await using var one = await server.Boot201Async("S1");
        await using var other = await server.Boot201Async("S2");
        await SecurityAsync(one, "TamperDetectionActivated", "12:50");
        await SecurityAsync(one, "MaintenanceLoginFailed", "12:50");
        await SecurityAsync(other, "InvalidMessages", "12:50");
        async Task<string[]> KindsAsync(string query) => [.. (await server.GetAsync($"alarms?{query}"))["items"]!.AsArray().Select(alarm => (string)alarm!["kind"]!)];
        Assert.That(await KindsAsync("stationId=S1"), Is.EqualTo(new[] { "MaintenanceLoginFailed", "TamperDetectionActivated" }));
        Assert.That(await KindsAsync("severity=3"), Is.EqualTo(new[] { "TamperDetectionActivated" }));
        Assert.That(await KindsAsync("state=Acknowledged"), Is.Empty);
        Assert.That(await KindsAsync("state=Active&severity=4"), Has.Length.EqualTo(2));
        await server.SendForAsync(400, "GET", "alarms?state=asleep");
        await server.SendForAsync(400, "GET", "alarms?severity=10");
    }

    [Test]
    public async Task The_first_rule_that_matches_decides()
    {
        await using var server = await TestServer.StartAsync();
        await using var here = await server.Boot201Async("SHOP-1");
        await using var there = await server.Boot201Async("ROAD-1");
        await server.SendForAsync(201, "PUT", "alarm-rules/quiet", """{"position":10,"source":"SecurityEvent","kind":"Tamper*","station":"shop-*","raises":false}""");
        await server.SendForAsync(201, "PUT", "alarm-rules/loud", """{"position":10,"source":"SecurityEvent","kind":"FirmwareUpdated","severity":2}""");
        foreach (var station in (RawStation[])[here, there])
            await SecurityAsync(station, "TamperDetectionActivated", "12:50");
        await SecurityAsync(here, "FirmwareUpdated", "12:51");
        Assert.That(await AlarmsAsync(server), Is.EqualTo(new[] { ("FirmwareUpdated", 2, "Active", 1), ("TamperDetectionActivated", 3, "Active", 1) }));
        Assert.That((string)(await server.GetAsync("alarms"))["items"]![1]!["stationId"]!, Is.EqualTo("ROAD-1"));
        await server.SendForAsync(204, "DELETE", "alarm-rules/quiet");
        await server.SendForAsync(404, "DELETE", "alarm-rules/quiet");
        await server.SendForAsync(200, "PUT", "alarm-rules/loud", """{"position":10,"source":"SecurityEvent","kind":"*","severity":1}""");
        await SecurityAsync(here, "TamperDetectionActivated", "12:52");
        Assert.That((await AlarmsAsync(server))[0], Is.EqualTo(("TamperDetectionActivated", 1, "Active", 1)));
        var rules = (await server.GetAsync("alarm-rules"))["items"]!.AsArray().Select(rule => (string)rule!["id"]!);
        Assert.That(rules, Is.EqualTo(new[] { "loud", "plug-locks", "certificates", "closed-transactions", "device-alerts", "faulted", "firmware", "no-energy", "offline", "security-events", "violations" }));
    }

    [TestCase("""{"source":"SecurityEvent","maxSeverity":10}""", "maxSeverity")]
    [TestCase("""{"source":"SecurityEvent","severity":-1}""", "severity")]
    [TestCase("""{"source":"SecurityEvent","kind":""}""", "kind")]
    [TestCase("""{"source":"SecurityEvent","station":""}""", "station")]
    [TestCase("""{"source":"DeviceEvent","trigger":"Sometimes"}""", "trigger")]
    public async Task A_rule_that_cannot_be_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.SendForAsync(422, "PUT", "alarm-rules/x", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    [Test]
    public async Task Alarms_and_rules_outlive_the_server()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await first.Boot201Async("S1");
            await SecurityAsync(station, "TamperDetectionActivated", "12:50");
            await first.SendForAsync(204, "DELETE", "alarm-rules/security-events");
        }
        await using var second = await TestServer.StartAsync(folder: folder.Path);
        await using var again = await second.Boot201Async("S1");
        await SecurityAsync(again, "InvalidMessages", "12:50");
        Assert.That(await AlarmsAsync(second), Is.EqualTo(new[] { ("TamperDetectionActivated", 3, "Active", 1) }), "a rule that was removed stays so");
    }

    private static Task<JsonObject> SecurityAsync(RawStation station, string type, string time) => station.CallAsync(
        "SecurityEventNotification", $$"""{"type":"{{type}}","timestamp":"2026-03-01T{{time}}:00Z","techInfo":"door"}""");

    private static Task<JsonObject> EventAsync(RawStation station, int id, string time, string value, bool isCleared = false) =>
        EventAtAsync(station, id, $"2026-03-01T{time}:00Z", value, isCleared);

    private static Task<JsonObject> EventAtAsync(RawStation station, int id, string at, string value, bool isCleared) => station.CallAsync(
        "NotifyEvent", $$"""{"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{{Data(id, at, value, isCleared ? "true" : "false", "EVSE")}}]}""");

    private static string Data(int id, string at, string value, string cleared, string component) => $$$"""
        {"eventId":{{{id}}},"timestamp":"{{{at}}}","trigger":"Alerting","actualValue":"{{{value}}}","cleared":{{{cleared}}},
        "eventNotificationType":"CustomMonitor","component":{"name":"{{{component}}}","evse":{"id":1}},"variable":{"name":"Temperature"}}
        """;

    private static async Task<(string Kind, int Severity, string State, int Count)[]> AlarmsAsync(TestServer server) =>
    [
        .. (await server.GetAsync("alarms"))["items"]!.AsArray().Select(alarm => ((string)alarm!["kind"]!, (int)alarm["severity"]!, (string)alarm["state"]!, (int)alarm["count"]!)),
    ];
}
