using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Ocpp201;

/// <summary>Who may charge where and when, as a 2.0.1 station is told. The clock stands at Sunday, 2026-03-01 12:55 UTC.</summary>
internal sealed class AuthorizeTests
{
    [Property("Requirement", "C01.FR.07")]
    [Property("Requirement", "C06.FR.04")]
    [TestCase("ISO14443")]
    [TestCase("Central")]
    [TestCase("Local")]
    public async Task There_is_always_a_status_also_for_a_token_that_nobody_knows(string type)
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That(await StatusAsync(station, "NOBODY", type), Is.EqualTo("Unknown"));
    }

    [Property("Requirement", "C01.FR.25")]
    [Test]
    public async Task A_token_is_its_id_in_any_case_and_its_type()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TaG", """{"type":"ISO14443"}""");
        Assert.That(await StatusAsync(station, "tAg"), Is.EqualTo("Accepted"));
        Assert.That(await StatusAsync(station, "tAg", "ISO15693"), Is.EqualTo("Unknown"));
        var more = await station.CallAsync("Authorize", """{"idToken":{"idToken":"TAG","type":"ISO14443","additionalInfo":[{"additionalIdToken":"1","type":"x"}]}}""");
        Assert.That((string)more["idTokenInfo"]!["status"]!, Is.EqualTo("Accepted"), "additionalInfo does not count");
    }

    [Property("Requirement", "C01.FR.06")]
    [Property("Requirement", "C09.FR.02")]
    [Property("Requirement", "C09.FR.09")]
    [Property("Requirement", "C09.FR.12")]
    [Property("Requirement", "C09.FR.13")]
    [Test]
    public async Task The_group_is_the_same_in_Authorize_and_TransactionEvent_and_is_of_type_Central()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"groupId":"FLEET","language":"de"}""");
        await server.SendForAsync(201, "PUT", "tokens/TAG2", """{"groupId":"FLEET"}""");
        var authorized = await AuthorizeAsync(station, "TAG1");
        Assert.That(((string)authorized["groupIdToken"]!["idToken"]!, (string)authorized["groupIdToken"]!["type"]!, (string)authorized["language1"]!), Is.EqualTo(("FLEET", "Central", "de")));
        var started = await EventAsync(station, "Started", "Authorized", 0, "TAG1");
        var stopped = await EventAsync(station, "Ended", "StopAuthorized", 1, "TAG2");
        Assert.That(started["groupIdToken"]!.ToJsonString(), Is.EqualTo(authorized["groupIdToken"]!.ToJsonString()));
        Assert.That(((string)stopped["status"]!, stopped["groupIdToken"]!.ToJsonString()), Is.EqualTo(("Accepted", authorized["groupIdToken"]!.ToJsonString())));
    }

    [Property("Requirement", "C01.FR.19")]
    [Property("Requirement", "C01.FR.20")]
    [Property("Requirement", "C01.FR.22")]
    [TestCase("[1,2]", "Accepted", null)]
    [TestCase("[2]", "Accepted", "[2]")]
    [TestCase("[2,7]", "Accepted", "[2]")]
    [TestCase("[7]", "NotAtThisLocation", null)]
    public async Task The_EVSEs_are_listed_where_a_token_may_use_only_some(string allowed, string status, string? listed)
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await AvailableAsync(station, 1);
        await AvailableAsync(station, 2);
        await server.SendForAsync(201, "PUT", "tokens/TAG1", $$$"""{"rules":{"places":[{"stationId":"S1","evseIds":{{{allowed}}}}]}}""");
        var told = await AuthorizeAsync(station, "TAG1");
        Assert.That(((string)told["status"]!, told["evseId"]?.ToJsonString()), Is.EqualTo((status, listed)));
    }

    [Property("Requirement", "C01.FR.22")]
    [Test]
    public async Task A_token_of_another_place_is_refused_at_the_EVSE_and_the_refused_start_is_kept()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"rules":{"places":[{"stationId":"S1","evseIds":[2]}]}}""");
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "TAG1", evse: 1))["status"]!, Is.EqualTo("NotAtThisLocation"));
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "TAG1", evse: 2))["status"]!, Is.EqualTo("Accepted"));
        var kept = (await server.GetAsync("transactions"))["items"]!.AsArray();
        Assert.That(kept, Has.Count.EqualTo(2));
    }

    [Property("Requirement", "C01.FR.18")]
    [Test]
    public async Task A_token_for_other_connectors_is_refused_by_type()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("NotifyReport", $$"""
            {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{{ConnectorType(1, "cType2")}},{{ConnectorType(2, "cCCS2")}}]}
            """);
        await server.SendForAsync(201, "PUT", "tokens/AC", """{"rules":{"connectorTypes":["cType2"]}}""");
        await server.SendForAsync(201, "PUT", "tokens/CHADEMO", """{"rules":{"connectorTypes":["cG105"]}}""");
        Assert.That((await AuthorizeAsync(station, "AC"))["evseId"]!.ToJsonString(), Is.EqualTo("[1]"));
        Assert.That(await StatusAsync(station, "CHADEMO"), Is.EqualTo("NotAllowedTypeEVSE"));
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "AC", evse: 2))["status"]!, Is.EqualTo("NotAllowedTypeEVSE"));
    }

    [Property("Requirement", "C01.FR.24")]
    [Property("Requirement", "C12.FR.03")]
    [Test]
    public async Task A_token_that_charges_on_past_its_hours_is_told_NotAtThisTime_and_may_still_stop()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"rules":{"timeZone":"Europe/Berlin","times":[{"days":["Sunday"],"from":"08:00","to":"14:00"}]}}""");
        // 12:55 UTC is 13:55 there.
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "TAG1"))["status"]!, Is.EqualTo("Accepted"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await StatusAsync(station, "TAG1"), Is.EqualTo("NotAtThisTime"));
        Assert.That((string)(await EventAsync(station, "Updated", "Authorized", 1, "TAG1", at: "2026-03-01T13:05:00Z"))["status"]!, Is.EqualTo("NotAtThisTime"));
        Assert.That((string)(await EventAsync(station, "Ended", "StopAuthorized", 2, "TAG1", at: "2026-03-01T13:05:00Z"))["status"]!, Is.EqualTo("Accepted"));
    }

    [Property("Requirement", "C01.FR.24")]
    [Test]
    public async Task What_a_station_held_back_is_judged_by_when_it_happened()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"rules":{"times":[{"from":"08:00","to":"12:00"}]}}""");
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "TAG1", at: "2026-03-01T11:00:00Z"))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "TAG1", evse: 2, at: "2026-03-01T12:30:00Z"))["status"]!, Is.EqualTo("NotAtThisTime"));
    }

    [Property("Requirement", "C10")]
    [Property("Requirement", "C12")]
    [TestCase("{}", "2026-03-01T13:55:00.000Z")]
    [TestCase("""{"expiresAt":"2026-03-01T13:10:00Z"}""", "2026-03-01T13:10:00.000Z")]
    [TestCase("""{"rules":{"times":[{"from":"12:00","to":"13:30"}]}}""", "2026-03-01T13:30:00.000Z")]
    public async Task A_cached_verdict_ends_with_its_lifetime_the_token_or_its_hours_whichever_is_first(string token, string until)
    {
        await using var server = await StartAsync("Csms:Tokens:CacheLifetime=01:00:00");
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", token);
        Assert.That((string)(await AuthorizeAsync(station, "TAG1"))["cacheExpiryDateTime"]!, Is.EqualTo(until));
    }

    [Property("Requirement", "C02.FR.02")]
    [Test]
    public async Task A_start_button_needs_no_token()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "", "NoAuthorization"))["status"]!, Is.EqualTo("Accepted"));
    }

    [Property("Requirement", "C04.FR.01")]
    [Property("Requirement", "C04.FR.02")]
    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task A_key_code_is_right_or_Invalid_and_stands_in_no_log()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/4711", """{"type":"KeyCode"}""");
        Assert.That(await StatusAsync(station, "4711", "KeyCode"), Is.EqualTo("Accepted"));
        Assert.That(await StatusAsync(station, "0815", "KeyCode"), Is.EqualTo("Invalid"));
        var log = await server.UntilAsync("stations/S1/messages?action=Authorize", messages => messages["items"]!.AsArray().Count >= 2);
        Assert.That(log.ToJsonString(), Does.Not.Contain("4711").And.Not.Contain("0815"));
        Assert.That((await server.GetAsync("stations/S1/timeline")).ToJsonString(), Does.Not.Contain("4711").And.Not.Contain("0815"));
    }

    [Property("Requirement", "C04.FR.06")]
    [Test]
    public async Task Who_tries_key_codes_has_to_wait_longer_and_longer_and_other_stations_do_not()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await using var other = await server.Boot201Async("S2");
        await server.SendForAsync(201, "PUT", "tokens/4711", """{"type":"KeyCode"}""");
        for (var i = 0; i < 5; i++)
            await StatusAsync(station, $"000{i}", "KeyCode");
        Assert.That(await StatusAsync(station, "4711", "KeyCode"), Is.EqualTo("Invalid"), "even the right one");
        Assert.That(await StatusAsync(other, "4711", "KeyCode"), Is.EqualTo("Accepted"));
        await server.TimelineWithAsync("S1", "Too many wrong key codes");
        clock.Advance(TimeSpan.FromSeconds(30));
        await StatusAsync(station, "0006", "KeyCode");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await StatusAsync(station, "4711", "KeyCode"), Is.EqualTo("Invalid"), "the second wait is longer");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await StatusAsync(station, "4711", "KeyCode"), Is.EqualTo("Accepted"));
    }

    [Property("Requirement", "C16")]
    [Test]
    public async Task A_master_pass_stops_and_does_not_start()
    {
        await using var server = await StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "token-groups/RESCUE", """{"masterPass":true}""");
        await server.SendForAsync(201, "PUT", "tokens/MASTER", """{"groupId":"RESCUE"}""");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", "{}");
        var authorized = await AuthorizeAsync(station, "MASTER");
        Assert.That(((string)authorized["status"]!, (string)authorized["groupIdToken"]!["idToken"]!), Is.EqualTo(("Accepted", "RESCUE")));
        Assert.That((string)(await EventAsync(station, "Started", "Authorized", 0, "MASTER", evse: 2))["status"]!, Is.EqualTo("Invalid"));
        await EventAsync(station, "Started", "Authorized", 0, "TAG1");
        Assert.That((string)(await EventAsync(station, "Ended", "StopAuthorized", 1, "MASTER"))["status"]!, Is.EqualTo("Accepted"));
    }

    private static string ConnectorType(int evse, string type) => $$$"""
        {"component":{"name":"Connector","evse":{"id":{{{evse}}},"connectorId":1}},"variable":{"name":"ConnectorType"},"variableAttribute":[{"value":"{{{type}}}"}]}
        """;

    private static Task<TestServer> StartAsync(string setting = "Csms:Tokens:Unknown=Reject", TimeProvider? time = null) =>
        TestServer.StartAsync(["Csms:Tokens:Unknown=Reject", setting], time);

    private static async Task<JsonNode> AuthorizeAsync(RawStation station, string token, string type = "ISO14443") =>
        (await station.CallAsync("Authorize", $$$"""{"idToken":{"idToken":"{{{token}}}","type":"{{{type}}}"}}"""))["idTokenInfo"]!;

    private static async Task<string> StatusAsync(RawStation station, string token, string type = "ISO14443") => (string)(await AuthorizeAsync(station, token, type))["status"]!;

    private static Task<JsonObject> AvailableAsync(RawStation station, int evse) => station.CallAsync(
        "StatusNotification", $$"""{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"Available","evseId":{{evse}},"connectorId":1}""");

    private static async Task<JsonNode> EventAsync(
        RawStation station, string kind, string trigger, int seqNo, string token, string type = "ISO14443", int evse = 1, string at = "2026-03-01T12:55:00Z") =>
        (await station.CallAsync("TransactionEvent", $$$"""
            {"eventType":"{{{kind}}}","timestamp":"{{{at}}}","triggerReason":"{{{trigger}}}","seqNo":{{{seqNo}}},"transactionInfo":{"transactionId":"T-{{{evse}}}"},
            "evse":{"id":{{{evse}}},"connectorId":1},"idToken":{"idToken":"{{{token}}}","type":"{{{type}}}"}}
            """))["idTokenInfo"]!;
}
