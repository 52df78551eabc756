using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Tests.Support;
using Trigger16 = Csms.Protocol.Ocpp16.MessageTrigger;
using TriggerExtended = Csms.Protocol.Ocpp16.ExtendedMessageTrigger;

namespace Csms.Tests.Api;

/// <summary>Reset, unlock, trigger and availability: what is sent, what is refused, and what is remembered until it is so.</summary>
internal sealed class StationControlTests
{
    [Property("Requirement", "B11")]
    [Property("Requirement", "B12")]
    [Property("Requirement", "1.6 §5.14")]
    [TestCase(OcppVersion.Ocpp16, """{"type":"OnIdle"}""", "Soft")]
    [TestCase(OcppVersion.Ocpp16, """{"type":"Immediate"}""", "Hard")]
    [TestCase(OcppVersion.Ocpp201, """{"type":"OnIdle"}""", "OnIdle")]
    [TestCase(OcppVersion.Ocpp201, """{"type":"Immediate"}""", "Immediate")]
    public async Task A_reset_is_said_in_the_words_of_the_version(OcppVersion version, string body, string expected)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, version);
        var answer = server.SendForAsync(200, "POST", "stations/S1/reset", body);
        Assert.That((string)(await station.AnswerCallAsync("Reset", """{"status":"Accepted"}"""))["type"]!, Is.EqualTo(expected));
        await answer;
        Assert.That((await server.GetAsync("stations/S1"))["scheduledResets"]!.AsArray(), Is.Empty, "it is done at once");
    }

    [Property("Requirement", "B12")]
    [TestCase("stations/S1/reset", """{"type":"OnIdle"}""")]
    [TestCase("stations/S1/calls/Reset", """{"type":"OnIdle"}""")]
    public async Task A_reset_that_is_put_off_is_shown_until_the_station_boots(string path, string body)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        clock.Advance(TimeSpan.FromMinutes(1));
        var answer = server.SendForAsync(200, "POST", path, body);
        await station.AnswerCallAsync("Reset", """{"status":"Scheduled"}""");
        await answer;
        Assert.That((string)(await server.GetAsync("stations/S1"))["scheduledResets"]![0]!["askedAt"]!, Is.EqualTo("2026-03-01T12:56:00.000Z"));

        clock.Advance(TimeSpan.FromMinutes(1));
        await station.CallAsync("BootNotification", """{"reason":"ScheduledReset","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        Assert.That((await server.GetAsync("stations/S1"))["scheduledResets"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "B12")]
    [Test]
    public async Task An_EVSEs_reset_that_is_put_off_is_shown_while_it_charges()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("TransactionEvent", Event("Started", 0));
        var answer = server.SendForAsync(200, "POST", "stations/S1/reset", """{"evseId":1}""");
        await station.AnswerCallAsync("Reset", """{"status":"Scheduled"}""");
        await answer;
        clock.Advance(TimeSpan.FromMinutes(1));
        await StatusAsync(station, "Occupied");
        Assert.That((int)(await server.GetAsync("stations/S1"))["scheduledResets"]![0]!["evseId"]!, Is.EqualTo(1));

        await station.CallAsync("TransactionEvent", Event("Ended", 1));
        await StatusAsync(station, "Available");
        Assert.That((await server.GetAsync("stations/S1"))["scheduledResets"]!.AsArray(), Is.Empty);
    }

    [Property("Requirement", "B11")]
    [Property("Requirement", "B12")]
    [TestCase("stations/S1/reset")]
    [TestCase("stations/S1/calls/Reset")]
    public async Task An_EVSE_that_says_that_it_cannot_be_reset_by_itself_is_not_asked_to(string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync(
            "NotifyReport",
            """
            {"requestId":1,"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"reportData":[
              {"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"AllowReset"},"variableAttribute":[{"value":"false"}]},
              {"component":{"name":"EVSE","evse":{"id":2}},"variable":{"name":"AllowReset"},"variableAttribute":[{"value":"true"}]}]}
            """.ReplaceLineEndings(""));
        var refused = await server.SendForAsync(422, "POST", path, """{"type":"Immediate","evseId":1}""");
        Assert.That(refused.Violations().Single(), Is.EqualTo(("evseId", "OCPP 2.0.1 B11, B12: EVSE.AllowReset")));
        var answer = server.SendForAsync(200, "POST", path, """{"type":"Immediate","evseId":2}""");
        Assert.That((int)(await station.AnswerCallAsync("Reset", """{"status":"Accepted"}"""))["evseId"]!, Is.EqualTo(2));
        await answer;
    }

    [Property("Requirement", "F05")]
    [TestCase("Unlocked")]
    [TestCase("UnlockFailed")]
    [TestCase("OngoingAuthorizedTransaction")]
    [TestCase("UnknownConnector")]
    public async Task What_a_2_0_1_station_says_to_an_unlock_is_the_answer(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/unlock", """{"evseId":1,"connectorId":2}""");
        var request = await station.AnswerCallAsync("UnlockConnector", $$"""{"status":"{{status}}"}""");
        Assert.That(((int)request["evseId"]!, (int)request["connectorId"]!, (string)(await answer)["status"]!), Is.EqualTo((1, 2, status)));
    }

    [Property("Requirement", "1.6 §5.18")]
    [TestCase("Unlocked")]
    [TestCase("UnlockFailed")]
    [TestCase("NotSupported")]
    public async Task What_a_1_6_station_says_to_an_unlock_is_the_answer_and_connector_0_is_never_unlocked(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/unlock", """{"evseId":0}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/unlock", """{"evseId":2}""");
        Assert.That((int)(await station.AnswerCallAsync("UnlockConnector", $$"""{"status":"{{status}}"}"""))["connectorId"]!, Is.EqualTo(2));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo(status));
    }

    [Property("Requirement", "F06.FR.01")]
    [Property("Requirement", "F06.FR.02")]
    [Property("Requirement", "F06.FR.13")]
    [Test]
    public async Task Every_message_of_2_0_1_can_be_asked_for_with_its_place()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        foreach (var message in Enum.GetNames<MessageTrigger>().Where(message => message != nameof(MessageTrigger.BootNotification)))
        {
            var answer = server.SendForAsync(200, "POST", "stations/S1/trigger", $$"""{"message":"{{message}}","evseId":1,"connectorId":2}""");
            var request = await station.AnswerCallAsync("TriggerMessage", """{"status":"NotImplemented"}""");
            Assert.That(((string)request["requestedMessage"]!, (int)request["evse"]!["id"]!, (int)request["evse"]!["connectorId"]!), Is.EqualTo((message, 1, 2)));
            Assert.That((string)(await answer)["status"]!, Is.EqualTo("NotImplemented"));
        }
        foreach (var place in (string[])["", ",\"evseId\":1", ",\"evseId\":0,\"connectorId\":1"])
        {
            var refused = await server.SendForAsync(422, "POST", "stations/S1/trigger", $$"""{"message":"StatusNotification"{{place}}}""");
            Assert.That(refused.Violations().Single().Rule, Does.Contain("F06.FR.13"));
        }
        var custom = await server.SendForAsync(422, "POST", "stations/S1/trigger", """{"message":"CustomTrigger"}""");
        Assert.That((string)custom["detail"]!, Does.Contain("LogStatusNotification"), "it says what there is");
    }

    [Property("Requirement", "1.6 §5.17")]
    [Test]
    public async Task Every_message_of_1_6_and_its_security_extension_can_be_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var known = Enum.GetNames<Trigger16>();
        foreach (var message in known.Union(Enum.GetNames<TriggerExtended>()).Where(message => message != "BootNotification"))
        {
            var answer = server.SendForAsync(200, "POST", "stations/S1/trigger", $$"""{"message":"{{message}}","evseId":2}""");
            var request = await station.AnswerCallAsync(known.Contains(message) ? "TriggerMessage" : "ExtendedTriggerMessage", """{"status":"Accepted"}""");
            Assert.That(((string)request["requestedMessage"]!, (int)request["connectorId"]!), Is.EqualTo((message, 2)));
            await answer;
        }
        await server.SendForAsync(422, "POST", "stations/S1/trigger", """{"message":"CustomTrigger"}""");
    }

    [Property("Requirement", "G03")]
    [Property("Requirement", "G04")]
    [TestCase("stations/S1/availability", """{"operative":false,"evseId":1}""")]
    [TestCase("stations/S1/calls/ChangeAvailability", """{"operationalStatus":"Inoperative","evse":{"id":1}}""")]
    public async Task An_availability_that_is_put_off_is_remembered_until_the_connectors_show_it_and_over_reboots(string path, string body)
    {
        var clock = new ManualClock();
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path, time: clock))
        await using (var station = await server.Boot201Async("S1"))
        {
            await StatusAsync(station, "Occupied");
            var answer = server.SendForAsync(200, "POST", path, body);
            await station.AnswerCallAsync("ChangeAvailability", """{"status":"Scheduled"}""");
            await answer;
            Assert.That(await WishAsync(server), Is.EqualTo((1, false, "Scheduled", false)));
        }

        await using (var restarted = await TestServer.StartAsync(folder: folder.Path, time: clock))
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await using var booted = await restarted.Boot201Async("S1");
            Assert.That(await WishAsync(restarted), Is.EqualTo((1, false, "Scheduled", false)));
            await StatusAsync(booted, "Unavailable");
            Assert.That(await WishAsync(restarted), Is.EqualTo((1, false, "Scheduled", true)));
            // What is wanted stays; a station that comes back otherwise is seen.
            await StatusAsync(booted, "Available");
            Assert.That(await WishAsync(restarted), Is.EqualTo((1, false, "Scheduled", false)));
        }
    }

    [Property("Requirement", "G04")]
    [Property("Requirement", "1.6 §5.2")]
    [Test]
    public async Task A_1_6_stations_availability_is_that_of_all_its_connectors()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        foreach (var connector in (int[])[1, 2])
            await Status16Async(station, connector, "Available");
        await ChangeAsync("""{"operative":false,"evseId":2}""", "Accepted");
        Assert.That(await WishAsync(server), Is.EqualTo((2, false, "Accepted", false)));
        await ChangeAsync("""{"operative":true,"evseId":2}""", "Rejected");
        Assert.That(await WishAsync(server), Is.EqualTo((2, false, "Accepted", false)), "what is refused is not agreed");
        await ChangeAsync("""{"operative":false}""", "Scheduled");
        await Status16Async(station, 1, "Unavailable");
        Assert.That(await WishAsync(server), Is.EqualTo((0, false, "Scheduled", false)));
        await Status16Async(station, 2, "Unavailable");
        Assert.That(await WishAsync(server), Is.EqualTo((0, false, "Scheduled", true)));

        async Task ChangeAsync(string body, string status)
        {
            var answer = server.SendForAsync(200, "POST", "stations/S1/availability", body);
            await station.AnswerCallAsync("ChangeAvailability", $$"""{"status":"{{status}}"}""");
            await answer;
        }
    }

    [Property("Requirement", "G05.FR.03")]
    [Test]
    public async Task A_plug_that_cannot_be_locked_is_acknowledged_noted_and_an_alarm()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        using var events = await EventsApiTests.ListenAsync(server);
        var answer = await station.CallAsync("NotifyEvent", LockFailure("Delta", "true"));
        Assert.That(answer, Is.Empty);
        var alarm = await EventsApiTests.NextAsync(events, "alarm");
        Assert.That(((string)alarm.Data["kind"]!, (int)alarm.Data["severity"]!), Is.EqualTo(("ConnectorPlugRetentionLock/Problem", 4)));
        Assert.That((string)alarm.Data["reason"]!, Does.Contain("could not be locked"));
        await server.TimelineWithAsync("S1", "Connector 1/1: the plug could not be locked");
    }

    [Property("Requirement", "G02.FR.03")]
    [Property("Requirement", "G02.FR.04")]
    [Property("Requirement", "1.6 §4.6")]
    [TestCase("1.6")]
    [TestCase("2.0.1")]
    public async Task A_heartbeat_is_told_the_time_and_any_message_shows_that_the_station_is_there(string version)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That((string)(await station.CallAsync("Heartbeat", "{}"))["currentTime"]!, Is.EqualTo("2026-03-01T12:58:00.000Z"));
        clock.Advance(TimeSpan.FromMinutes(3));
        await station.CallAsync("DataTransfer", """{"vendorId":"com.example"}""");
        Assert.That((string)(await server.GetAsync("stations/S1"))["lastSeenAt"]!, Is.EqualTo("2026-03-01T13:01:00.000Z"));
    }

    [Property("Requirement", "F03.FR.01")]
    [Property("Requirement", "F04.FR.01")]
    [TestCase("row")]
    [TestCase("ocpp")]
    public async Task A_remote_stop_names_the_stations_own_transaction(string by)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("TransactionEvent", Event("Started", 0));
        var id = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-stop", $$"""{"transactionId":{{(by == "row" ? $"{id}" : "\"tx-1\"")}}}""");
        Assert.That(await station.AnswerCallAsync("RequestStopTransaction", """{"status":"Accepted"}"""), Is.EqualTo(JsonNode.Parse("""{"transactionId":"tx-1"}""")).Using<JsonNode>(JsonNode.DeepEquals));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Accepted"));
    }

    [Property("Requirement", "F01.FR.08")]
    [Property("Requirement", "F01.FR.09")]
    [Property("Requirement", "F01.FR.11")]
    [Property("Requirement", "F02.FR.16")]
    [Property("Requirement", "F02.FR.17")]
    [Property("Requirement", "F02.FR.19")]
    [Test]
    public async Task A_remote_start_takes_a_TxProfile_without_a_transaction_and_no_other()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/remote-start", Body("TxDefaultProfile"));
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", Body("TxProfile"));
        var request = await station.AnswerCallAsync("RequestStartTransaction", """{"status":"Accepted"}""");
        var profile = request["chargingProfile"]!;
        Assert.That(((string)profile["chargingProfilePurpose"]!, profile["transactionId"], request["remoteStartId"] is not null), Is.EqualTo(("TxProfile", (JsonNode?)null, true)));
        await answer;

        static string Body(string purpose) =>
            $$$$"""{"idToken":"TAG","evseId":1,"chargingProfile":{"id":1,"stackLevel":0,"purpose":"{{{{purpose}}}}","kind":"Relative","schedule":{"unit":"A","periods":[{"startSeconds":0,"limit":16}]}}}""";
    }

    [Property("Requirement", "F01.FR.13")]
    [Property("Requirement", "F02")]
    [Test]
    public async Task A_remote_start_of_a_transaction_that_had_begun_already_is_linked_by_the_id_in_the_answer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("TransactionEvent", Event("Started", 0));
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG","evseId":1,"waitSeconds":60}""");
        await station.AnswerCallAsync("RequestStartTransaction", """{"status":"Accepted","transactionId":"tx-1"}""");
        var id = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        Assert.That((int)(await answer)["transactionId"]!, Is.EqualTo(id));
    }

    private static Task<RawStation> BootAsync(TestServer server, OcppVersion version) =>
        version == OcppVersion.Ocpp16 ? server.Boot16Async("S1") : server.Boot201Async("S1");

    private static async Task<(int Evse, bool Operative, string Status, bool IsReached)> WishAsync(TestServer server)
    {
        var wish = (await server.GetAsync("stations/S1"))["availabilityWishes"]!.AsArray().Single()!;
        return ((int?)wish["evseId"] ?? 0, (bool)wish["operative"]!, (string)wish["status"]!, (bool)wish["isReached"]!);
    }

    private static Task<JsonObject> StatusAsync(RawStation station, string status) =>
        station.CallAsync("StatusNotification", $$"""{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"{{status}}","evseId":1,"connectorId":1}""");

    private static Task<JsonObject> Status16Async(RawStation station, int connector, string status) =>
        station.CallAsync("StatusNotification", $$"""{"connectorId":{{connector}},"errorCode":"NoError","status":"{{status}}"}""");

    private static string LockFailure(string trigger, string value) =>
        $$$"""
        {"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"eventData":[{"eventId":7,"timestamp":"2026-03-01T12:55:00Z","trigger":"{{{trigger}}}","actualValue":"{{{value}}}","eventNotificationType":"HardWiredNotification","component":{"name":"ConnectorPlugRetentionLock","evse":{"id":1,"connectorId":1}},"variable":{"name":"Problem"}}]}
        """;

    private static string Event(string type, int seqNo) =>
        $$$"""{"eventType":"{{{type}}}","timestamp":"2026-03-01T12:5{{{seqNo}}}:00Z","triggerReason":"Authorized","seqNo":{{{seqNo}}},"evse":{"id":1,"connectorId":1},"transactionInfo":{"transactionId":"tx-1"}}""";
}
