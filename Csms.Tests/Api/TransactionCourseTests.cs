using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What happens between a transaction's start and its end: charging states, tokens, and every point at which a station may begin and end one.</summary>
internal sealed class TransactionCourseTests
{
    [Property("Requirement", "1.6 errata 3.6")]
    [Test]
    public async Task A_1_6_connectors_states_are_the_charging_states_of_its_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await StatusAsync(station, "Preparing", "11:59:00");
        var id = await TransactionsApiTests.StartAsync(station);
        await StatusAsync(station, "Charging", "12:01:00");
        await StatusAsync(station, "SuspendedEV", "12:11:00");
        await StatusAsync(station, "SuspendedEV", "12:12:00");
        var suspended = await server.GetAsync($"transactions/{id}");
        Assert.That(((string)suspended["chargingState"]!, (string)suspended["chargingStateSince"]!), Is.EqualTo(("SuspendedEV", "2026-03-01T12:11:00.000Z")));

        await StatusAsync(station, "Charging", "12:21:00");
        await StatusAsync(station, "Finishing", "12:31:00");
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"idTag":"TAG1","meterStop":4500,"timestamp":"2026-03-01T12:40:00Z"}""");
        await StatusAsync(station, "Available", "12:41:00");

        var course = (await server.GetAsync($"transactions/{id}"))["course"]!;
        Assert.That(
            States(course),
            Is.EqualTo(new[] { "Charging 12:01-12:11", "SuspendedEV 12:11-12:21", "Charging 12:21-12:31", "EVConnected 12:31-12:40" }));
        Assert.That(((long)course["chargingSeconds"]!, (long)course["idleSeconds"]!), Is.EqualTo((20 * 60L, 20 * 60L)));
        Assert.That(Tokens(course), Is.EqualTo(new[] { "Started TAG1 12:00 Accepted", "Stopped TAG1 12:40 Accepted" }));
    }

    [TestCase("1970-01-01T00:10:00Z")]
    [TestCase("2031-01-01T00:00:00Z")]
    public async Task A_clock_that_is_far_off_once_hides_no_later_state(string wrong)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        var id = await TransactionsApiTests.StartAsync(station);
        await station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"SuspendedEV","timestamp":"{{wrong}}"}""");
        var suspended = await server.GetAsync($"transactions/{id}");
        Assert.That(((string)suspended["chargingState"]!, (string)suspended["chargingStateSince"]!), Is.EqualTo(("SuspendedEV", "2026-03-01T12:55:00.000Z")));
        await StatusAsync(station, "Charging", "12:56:00");
        Assert.That((string)(await server.GetAsync($"transactions/{id}"))["chargingState"]!, Is.EqualTo("Charging"));
        Assert.That((string)(await server.GetAsync("stations/S1"))["evses"]![0]!["connectors"]![0]!["status"]!, Is.EqualTo("Charging"));
    }

    [Test]
    public async Task A_connector_that_charges_before_its_start_is_told_charges_from_the_start_on()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await StatusAsync(station, "Charging", "11:59:00");
        var id = await TransactionsApiTests.StartAsync(station);
        // Another connector's state is none of its business.
        await station.CallAsync("StatusNotification", """{"connectorId":2,"errorCode":"NoError","status":"SuspendedEV","timestamp":"2026-03-01T12:10:00Z"}""");
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":4500,"timestamp":"2026-03-01T12:40:00Z"}""");
        var course = (await server.GetAsync($"transactions/{id}"))["course"]!;
        Assert.That(States(course), Is.EqualTo(new[] { "Charging 12:00-12:40" }));
        Assert.That(((long)course["chargingSeconds"]!, (long)course["idleSeconds"]!), Is.EqualTo((40 * 60L, 0L)));
    }

    [Test]
    public async Task A_start_from_the_stations_queue_charges_from_when_its_connector_said_so()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await StatusAsync(station, "Charging", "12:05:00");
        var id = await TransactionsApiTests.StartAsync(station);
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":4500,"timestamp":"2026-03-01T12:40:00Z"}""");
        Assert.That(States((await server.GetAsync($"transactions/{id}"))["course"]!), Is.EqualTo(new[] { "Charging 12:05-12:40" }));
    }

    [Property("Requirement", "E 1.5")]
    [Test]
    public async Task Charging_states_that_come_out_of_order_make_the_same_course_after_a_restart_too()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        await using (var station = await server.Boot201Async("S1"))
        {
            await EventAsync(station, "Started", 0, "Authorized", state: "EVConnected", evse: true, token: "TAG");
            await EventAsync(station, "Updated", 1, "ChargingStateChanged", state: "Charging");
            await EventAsync(station, "Updated", 4, "ChargingStateChanged", state: "Charging");
            await EventAsync(station, "Updated", 2, "ChargingStateChanged", state: "SuspendedEVSE");
            await EventAsync(station, "Updated", 3, "MeterValuePeriodic", state: "SuspendedEVSE");
        }

        await using var restarted = await TestServer.StartAsync(folder: folder.Path);
        await using (var back = await restarted.ConnectAsync("S1", "ocpp2.0.1"))
        {
            await EventAsync(back, "Ended", 10, "EVDeparted", info: ""","timeSpentCharging":420""");
            foreach (var missing in (int[])[5, 6, 7, 8, 9])
                await EventAsync(back, "Updated", missing, "MeterValuePeriodic", state: "Charging");
        }
        var id = (int)(await restarted.GetAsync("transactions"))["items"]![0]!["id"]!;
        var shown = await restarted.GetAsync($"transactions/{id}");
        Assert.That(
            States(shown["course"]!),
            Is.EqualTo(new[] { "EVConnected 12:00-12:01", "Charging 12:01-12:02", "SuspendedEVSE 12:02-12:04", "Charging 12:04-12:10" }));
        Assert.That(((long)shown["course"]!["chargingSeconds"]!, (long)shown["course"]!["idleSeconds"]!), Is.EqualTo((7 * 60L, 3 * 60L)));
        Assert.That((int)shown["timeSpentChargingSeconds"]!, Is.EqualTo(420), "what the station counts is kept as it is");
    }

    [Property("Requirement", "E01.FR.12")]
    [Property("Requirement", "E02.FR.04")]
    [Property("Requirement", "E03.FR.02")]
    [Property("Requirement", "E05.FR.01")]
    [Property("Requirement", "F01.FR.03")]
    [Test]
    public async Task Every_token_is_judged_when_it_comes_and_kept_with_its_time_and_what_it_was_for()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "tokens/FIRST", """{"groupId":"FAMILY"}""");
        await server.SendForAsync(201, "PUT", "tokens/BAD", """{"status":"Blocked"}""");
        await using var station = await server.Boot201Async("S1");
        await EventAsync(station, "Started", 0, "CablePluggedIn", evse: true);
        var first = await EventAsync(station, "Updated", 1, "Authorized", token: "FIRST");
        var bad = await EventAsync(station, "Updated", 2, "Authorized", token: "BAD");
        await EventAsync(station, "Updated", 3, "Authorized", token: "SECOND");
        var last = await EventAsync(station, "Ended", 4, "StopAuthorized", token: "SECOND");

        Assert.That(((string)first["idTokenInfo"]!["status"]!, (string)first["idTokenInfo"]!["groupIdToken"]!["idToken"]!), Is.EqualTo(("Accepted", "FAMILY")));
        Assert.That(((string)bad["idTokenInfo"]!["status"]!, (string)last["idTokenInfo"]!["status"]!), Is.EqualTo(("Blocked", "Accepted")));
        var id = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        var shown = await server.GetAsync($"transactions/{id}");
        Assert.That(
            Tokens(shown["course"]!),
            Is.EqualTo(new[] { "Started FIRST 12:01 Accepted", "Presented BAD 12:02 Blocked", "Presented SECOND 12:03 Accepted", "Stopped SECOND 12:04 Accepted" }));
        Assert.That((string)shown["idToken"]!, Is.EqualTo("FIRST"));
    }

    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task A_key_code_is_shown_nowhere_in_the_course()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync(
            "TransactionEvent",
            """{"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Authorized","seqNo":0,"idToken":{"idToken":"4711","type":"KeyCode"},"transactionInfo":{"transactionId":"tx"}}""");
        var id = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        Assert.That((await server.GetAsync($"transactions/{id}"))["course"]!["tokens"]!.ToJsonString(), Does.Contain("***").And.Not.Contain("4711"));
    }

    /// <summary>The story of a visit, as a station tells it from its TxStartPoint to its TxStopPoint.</summary>
    private static readonly (string Trigger, string? State, bool Evse, bool Token)[] Story =
    [
        ("EVDetected", "Idle", false, false),            // starts: ParkingBayOccupancy
        ("CablePluggedIn", "EVConnected", true, false),  // EVConnected
        ("Authorized", "EVConnected", false, true),      // Authorized, PowerPathClosed
        ("SignedDataReceived", null, false, false),      // DataSigned
        ("ChargingStateChanged", "Charging", false, false), // EnergyTransfer
        ("ChargingStateChanged", "SuspendedEV", false, false), // ends: EnergyTransfer
        ("StopAuthorized", "EVConnected", false, true),  // Authorized, PowerPathClosed, DataSigned
        ("EVCommunicationLost", "Idle", false, false),   // EVConnected
        ("EVDeparted", "Idle", false, false),            // ParkingBayOccupancy
    ];

    [Property("Requirement", "E01")]
    [Property("Requirement", "E02")]
    [Property("Requirement", "E03")]
    [Property("Requirement", "E 1.5")]
    [Test]
    public async Task A_transaction_may_begin_and_end_at_every_point_of_a_visit()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var number = 0;
        for (var start = 0; start <= 4; start++)
        {
            for (var stop = 5; stop <= 8; stop++)
            {
                var id = $"visit-{number++}";
                for (var step = start; step <= stop; step++)
                {
                    var (trigger, state, evse, token) = Story[step];
                    // E 1.5: what was known before the first event comes with it.
                    evse |= step == start && start > 1;
                    token |= step == start && start > 2;
                    await EventAsync(
                        station, step == start ? "Started" : step == stop ? "Ended" : "Updated", step - start, trigger, state, evse, token ? "TAG" : null, minute: step, id: id);
                }
                var shown = (await server.GetAsync("transactions?limit=1000"))["items"]!.AsArray().Single(item => (string)item!["ocppTransactionId"]! == id)!;
                Assert.That(
                    ((string)shown["state"]!, (int?)shown["evseId"], (string?)shown["idToken"], (bool)shown["isComplete"]!),
                    Is.EqualTo(("ended", (int?)1, "TAG", true)), $"from {Story[start].Trigger} to {Story[stop].Trigger}");
                Assert.That(((string)shown["startedAt"]!, (string)shown["endedAt"]!), Is.EqualTo(($"2026-03-01T12:0{start}:00.000Z", $"2026-03-01T12:0{stop}:00.000Z")));
                // Without a meter there is a gap, and nothing else to be looked at.
                Assert.That(shown["flags"]!.AsArray().Select(flag => (string)flag!), Is.EqualTo(new[] { "gap" }));
                var tokens = Tokens((await server.GetAsync($"transactions/{(int)shown["id"]!}"))["course"]!);
                Assert.That(tokens[0], Is.EqualTo($"Started TAG 12:0{Math.Max(start, 2)} Accepted"));
                Assert.That(tokens, Has.Count.EqualTo(stop >= 6 ? 2 : 1));
            }
        }
    }

    private static Task<JsonObject> EventAsync(
        RawStation station, string type, int seqNo, string trigger, string? state = null, bool evse = false, string? token = null, string info = "", int? minute = null, string id = "tx-1")
    {
        if (state is not null)
            info += $""","chargingState":"{state}" """;
        var members = (evse ? "\"evse\":{\"id\":1,\"connectorId\":1}," : "")
            + (token is null ? "" : $$"""
                "idToken":{"idToken":"{{token}}","type":"ISO14443"},
                """);
        return station.CallAsync(
            "TransactionEvent",
            $$$"""{"eventType":"{{{type}}}","timestamp":"2026-03-01T12:{{{minute ?? seqNo:00}}}:00Z","triggerReason":"{{{trigger}}}","seqNo":{{{seqNo}}},{{{members}}}"transactionInfo":{"transactionId":"{{{id}}}"{{{info}}}}}""");
    }

    private static Task<JsonObject> StatusAsync(RawStation station, string status, string time) =>
        station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}","timestamp":"2026-03-01T{{time}}Z"}""");

    private static List<string> States(JsonNode course) =>
        [.. course["chargingStates"]!.AsArray().Select(period => $"{(string)period!["state"]!} {Minute(period["from"]!)}-{Minute(period["to"]!)}")];

    private static List<string> Tokens(JsonNode course) =>
        [.. course["tokens"]!.AsArray().Select(token => $"{(string)token!["role"]!} {(string)token["idToken"]!} {Minute(token["at"]!)} {(string)token["verdict"]!}")];

    private static string Minute(JsonNode time) => ((string)time!)[11..16];
}
