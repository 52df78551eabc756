using System.Text.Json.Nodes;
using Csms.Tests.Configuration;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>A station's local list, as its frames and the API tell it.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class LocalListTests(string version)
{
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(30);

    private bool Is16 => version == "1.6";

    [Property("Requirement", "D01.FR.01")]
    [Property("Requirement", "D01.FR.06")]
    [Property("Requirement", "D01.FR.18")]
    [Property("Requirement", "1.6 §5.15")]
    [Test]
    public async Task The_first_list_is_whole_has_a_version_above_zero_and_each_token_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA", "BBB", "aaa");
        await server.SendForAsync(200, "PUT", "tokens/BBB", """{"status":"Blocked","groupId":"FLEET"}""");
        await ScopeAsync(server);
        var sent = (await SyncAsync(server, station, told: 0, "Accepted")).Single();
        Assert.That(((string)sent["updateType"]!, VersionOf(sent)), Is.EqualTo(("Full", 1)));
        Assert.That(TokensOf(sent), Is.EqualTo(new[] { "aaa:Accepted", "BBB:Blocked" }));
        var shown = await server.GetAsync("stations/S1/local-list");
        Assert.That(
            ((string)shown["list"]!["state"]!, (int)shown["list"]!["version"]!, (int)shown["list"]!["stationVersion"]!, (int)shown["list"]!["entries"]!),
            Is.EqualTo(("Synced", 1, 1, 2)));
        Assert.That(shown["tokens"]!.AsArray().Select(token => (string)token!), Is.EqualTo(new[] { "aaa", "BBB" }));
        await server.TimelineWithAsync("S1", "The local list has 2 tokens now, version 1");
    }

    [Property("Requirement", "D01.FR.05")]
    [Property("Requirement", "D02")]
    [Test]
    public async Task A_station_with_the_list_that_was_sent_last_is_sent_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA");
        Assert.That(await SyncAsync(server, station, told: 1), Is.Empty);
    }

    [Property("Requirement", "D01.FR.17")]
    [Test]
    public async Task What_changed_goes_as_a_differential_and_a_token_that_is_gone_without_its_status()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA", "BBB", "CCC");
        await server.SendForAsync(204, "DELETE", "tokens/AAA");
        await server.SendForAsync(200, "PUT", "tokens/BBB", """{"status":"Blocked"}""");
        await PutTokensAsync(server, "DDD");
        var shown = await server.GetAsync("stations/S1/local-list");
        Assert.That((string)shown["list"]!["state"]!, Is.EqualTo("Pending"));
        Assert.That(shown["difference"]!.ToJsonString(), Is.EqualTo("""{"missing":["DDD"],"changed":["BBB"],"surplus":["AAA"]}"""));
        var sent = (await SyncAsync(server, station, told: 1, "Accepted")).Single();
        Assert.That(((string)sent["updateType"]!, VersionOf(sent)), Is.EqualTo(("Differential", 2)));
        Assert.That(TokensOf(sent), Is.EqualTo(new[] { "AAA:", "BBB:Blocked", "DDD:Accepted" }));
        Assert.That((await server.GetAsync("stations/S1/local-list"))["difference"]!.ToJsonString(), Is.EqualTo("""{"missing":[],"changed":[],"surplus":[]}"""));
    }

    [Property("Requirement", "D01.FR.03")]
    [Property("Requirement", "1.6 §5.15")]
    [TestCase("Failed")]
    [TestCase("VersionMismatch")]
    public async Task After_a_differential_that_was_not_taken_comes_the_whole_list(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA");
        await PutTokensAsync(server, "BBB");
        var sent = await SyncAsync(server, station, told: 1, status, "Accepted");
        Assert.That(sent.Select(part => (string)part["updateType"]!), Is.EqualTo(new[] { "Differential", "Full" }));
        Assert.That(TokensOf(sent[1]), Is.EqualTo(new[] { "AAA:Accepted", "BBB:Accepted" }));
    }

    [Property("Requirement", "D02")]
    [TestCase(7, 8)]
    [TestCase(0, 2)]
    public async Task A_station_with_another_version_gets_the_whole_list_with_a_higher_one(int told, int sentVersion)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA");
        var sent = (await SyncAsync(server, station, told, "Accepted")).Single();
        Assert.That(((string)sent["updateType"]!, VersionOf(sent)), Is.EqualTo(("Full", sentVersion)));
    }

    [Property("Requirement", "D01.FR.04")]
    [Test]
    public async Task A_list_that_is_wanted_no_longer_is_cleared_by_a_whole_one_without_tokens()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA");
        await ScopeAsync(server, """{"scope":"None"}""");
        var sent = (await SyncAsync(server, station, told: 1, "Accepted")).Single();
        Assert.That(((string)sent["updateType"]!, sent["localAuthorizationList"]), Is.EqualTo(("Full", (JsonNode?)null)));
        var shown = await server.GetAsync("stations/S1/local-list");
        Assert.That(((string)shown["list"]!["state"]!, (int)shown["list"]!["entries"]!), Is.EqualTo(("None", 0)));
    }

    [Property("Requirement", "D01.FR.11")]
    [Property("Requirement", "1.6 §5.15")]
    [Test]
    public async Task A_list_longer_than_a_message_goes_in_full_first_and_then_as_differentials()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA", "BBB", "CCC", "DDD", "EEE");
        await ScopeAsync(server);
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await AnswerLimitsAsync(station, items: 2);
        await AnswerVersionAsync(station, 0);
        var sent = new[] { await SentAsync(station), await SentAsync(station), await SentAsync(station) };
        Assert.That((int)(await answer)["sent"]!, Is.EqualTo(3));
        Assert.That(
            sent.Select(part => ((string)part["updateType"]!, VersionOf(part), TokensOf(part).Count())),
            Is.EqualTo(new[] { ("Full", 1, 2), ("Differential", 2, 2), ("Differential", 3, 1) }));
    }

    [Property("Requirement", "D01.FR.11")]
    [Test]
    public async Task A_list_that_is_too_large_for_the_station_is_refused_with_the_reason_and_nothing_is_sent()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA", "BBB", "CCC");
        await ScopeAsync(server);
        // A limit of a variable comes in a report, in 1.6 with the configuration.
        if (!Is16)
        {
            await station.CallAsync("NotifyReport", """
                {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{"component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"Entries"},
                "variableAttribute":[{"value":"0"}],"variableCharacteristics":{"dataType":"integer","supportsMonitoring":false,"maxLimit":2}}]}
                """);
        }
        var answer = server.SendForAsync(422, "POST", "stations/S1/local-list/sync");
        await AnswerLimitsAsync(station, entries: 2);
        await AnswerVersionAsync(station, 0);
        Assert.That((string)(await answer)["detail"]!, Does.Contain("3 tokens").And.Contain("takes 2"));
        // The answer to this is the next frame: no part of a list was sent.
        await station.CallAsync("Heartbeat", "{}");
        Assert.That((string)(await server.GetAsync("stations/S1/local-list"))["list"]!["state"]!, Is.EqualTo("TooLarge"));
        await server.TimelineWithAsync("S1", "The list has 3 tokens and the station takes 2");
    }

    [Test]
    public async Task A_station_whose_list_is_switched_off_is_sent_none()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA");
        await ScopeAsync(server);
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await AnswerLimitsAsync(station, enabled: "false");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("NotSupported"));
        await station.CallAsync("Heartbeat", "{}");
        await server.TimelineWithAsync("S1", "switched off");
    }

    [Property("Requirement", "D01.FR.03")]
    [Test]
    public async Task A_whole_list_that_was_not_taken_is_tried_again_after_ten_minutes_and_not_before()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA");
        await ScopeAsync(server);
        clock.Advance(NextLook);
        await AnswerSyncAsync(station, 0, "Failed");
        await server.UntilAsync("stations/S1/local-list", shown => (string)shown["list"]!["state"]! == "Failed");
        await server.TimelineWithAsync("S1", "The station answered Failed to the list");
        clock.Advance(NextLook);
        await station.CallAsync("Heartbeat", "{}");
        for (var look = 0; look < 20; look++)
            clock.Advance(NextLook);
        await AnswerSyncAsync(station, 0, "Accepted");
        await server.UntilAsync("stations/S1/local-list", shown => (string)shown["list"]!["state"]! == "Synced");
    }

    [Test]
    public async Task The_list_follows_the_tokens_by_itself_and_is_looked_at_when_the_station_is_back()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "AAA");
        await ScopeAsync(server);
        clock.Advance(NextLook);
        await AnswerSyncAsync(station, 0, "Accepted");
        await server.UntilAsync("stations/S1/local-list", shown => (string)shown["list"]!["state"]! == "Synced");

        await PutTokensAsync(server, "BBB");
        clock.Advance(NextLook);
        var sent = await AnswerSyncAsync(station, 1, "Accepted");
        Assert.That(TokensOf(sent.Single()), Is.EqualTo(new[] { "BBB:Accepted" }));
        await server.UntilAsync("stations/S1/local-list", shown => (int)shown["list"]!["version"]! == 2 && (string)shown["list"]!["state"]! == "Synced");

        await using var back = await server.ConnectAsync("S1", $"ocpp{version}");
        await back.CallAsync("Heartbeat", "{}");
        clock.Advance(NextLook);
        Assert.That((string)(await AnswerSyncAsync(back, 0, "Accepted")).Single()["updateType"]!, Is.EqualTo("Full"), "it lost its list");
    }

    [Test]
    public async Task A_list_that_was_cut_short_goes_on_where_the_station_stands_across_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await BootAsync(server);
            await PutTokensAsync(server, "AAA", "BBB", "CCC");
            await ScopeAsync(server);
            var answer = server.SendAsync("POST", "stations/S1/local-list/sync");
            await AnswerLimitsAsync(station, items: 2);
            await AnswerVersionAsync(station, 0);
            await SentAsync(station);
            await station.ReceiveFrameAsync();
            station.Cut();
            Assert.That((await answer).Status, Is.EqualTo(504));
        }

        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await BootAsync(server);
            var sent = (await SyncAsync(server, station, told: 1, "Accepted")).Single();
            Assert.That(((string)sent["updateType"]!, VersionOf(sent)), Is.EqualTo(("Differential", 2)));
            Assert.That(TokensOf(sent), Is.EqualTo(new[] { "CCC:Accepted" }));
            Assert.That((string)(await server.GetAsync("stations/S1/local-list"))["list"]!["state"]!, Is.EqualTo("Synced"));
        }
    }

    [Test]
    public async Task A_list_sent_by_hand_is_replaced_by_the_whole_one()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await SyncedAsync(server, station, "AAA");
        var raw = server.SendForAsync(
            200, "POST", "stations/S1/calls/SendLocalList", $$"""{"{{(Is16 ? "listVersion" : "versionNumber")}}":1,"updateType":"Full"}""");
        await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}""");
        await raw;
        Assert.That((string)(await SyncAsync(server, station, told: 1, "Accepted")).Single()["updateType"]!, Is.EqualTo("Full"));
    }

    [Test]
    public async Task Only_tokens_of_the_group_that_may_charge_there_and_that_a_station_can_judge_alone_are_listed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await PutTokensAsync(server, "STRANGER");
        foreach (var (token, rules) in new[]
        {
            ("HERE", """{"places":[{"stationId":"S1"}]}"""), ("ELSEWHERE", """{"places":[{"stationId":"S2"}]}"""),
            ("BY-DAY", """{"times":[{"from":"08:00","to":"18:00"}]}"""), ("ANYWHERE", "null"),
        })
            await server.SendForAsync(201, "PUT", $"tokens/{token}", $$"""{"groupId":"Fleet","rules":{{rules}}}""");
        await server.SendForAsync(201, "PUT", "tokens/1234", """{"groupId":"Fleet","type":"KeyCode"}""");
        await ScopeAsync(server, """{"scope":"Group","groupId":"FLEET"}""");
        var sent = (await SyncAsync(server, station, told: 0, "Accepted")).Single();
        Assert.That(TokensOf(sent), Is.EqualTo(new[] { "ANYWHERE:Accepted", "HERE:Accepted" }));
    }

    [TestCase("PUT", "stations/S1/local-list", """{"scope":"Group"}""", 422)]
    [TestCase("PUT", "stations/S1/local-list", """{"scope":"All","groupId":"G"}""", 422)]
    [TestCase("PUT", "stations/S1/local-list", """{"scope":"Some"}""", 422)]
    [TestCase("PUT", "stations/S9/local-list", """{"scope":"All"}""", 404)]
    [TestCase("GET", "stations/S9/local-list", null, 404)]
    [TestCase("POST", "stations/S9/local-list/sync", null, 404)]
    [TestCase("POST", "stations/OFF/local-list/sync", null, 409)]
    public async Task A_wrong_request_gets_a_clear_answer(string method, string path, string? body, int status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "POST", "stations", """{"id":"OFF"}""");
        await server.SendForAsync(status, method, path, body);
    }

    private async Task<RawStation> BootAsync(TestServer server)
    {
        if (Is16)
            return await server.Boot16Async("S1");
        var station = await server.Boot201Async("S1");
        await InventoryTests.TakesAsync(station, "GetVariables", 4);
        return station;
    }

    private static async Task PutTokensAsync(TestServer server, params string[] tokens)
    {
        foreach (var token in tokens)
            Assert.That((await server.SendAsync("PUT", $"tokens/{token}", "{}")).Status, Is.LessThan(300));
    }

    private static Task<JsonNode> ScopeAsync(TestServer server, string body = """{"scope":"All"}""") => server.SendForAsync(200, "PUT", "stations/S1/local-list", body);

    private async Task SyncedAsync(TestServer server, RawStation station, params string[] tokens)
    {
        await PutTokensAsync(server, tokens);
        await ScopeAsync(server);
        await SyncAsync(server, station, told: 0, "Accepted");
    }

    private async Task<List<JsonObject>> SyncAsync(TestServer server, RawStation station, int told, params string[] statuses)
    {
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        var sent = await AnswerSyncAsync(station, told, statuses);
        Assert.That((int)(await answer)["sent"]!, Is.EqualTo(statuses.Length));
        return sent;
    }

    private async Task<List<JsonObject>> AnswerSyncAsync(RawStation station, int told, params string[] statuses)
    {
        await AnswerLimitsAsync(station);
        await AnswerVersionAsync(station, told);
        var sent = new List<JsonObject>();
        foreach (var status in statuses)
            sent.Add(await SentAsync(station, status));
        return sent;
    }

    private Task<JsonObject> AnswerLimitsAsync(RawStation station, string enabled = "true", int items = 100, int entries = 100)
    {
        if (Is16)
        {
            return station.AnswerCallAsync("GetConfiguration", $$"""
                {"configurationKey":[{"key":"LocalAuthListEnabled","readonly":false,"value":"{{enabled}}"},{"key":"LocalAuthListMaxLength","readonly":true,"value":"{{entries}}"},
                {"key":"SendLocalListMaxLength","readonly":true,"value":"{{items}}"}]}
                """);
        }
        static string Result(string name, string value) =>
            $$"""{"attributeStatus":"Accepted","component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"{{name}}"},"attributeValue":"{{value}}"}""";
        return station.AnswerCallAsync(
            "GetVariables", $$"""{"getVariableResult":[{{Result("Enabled", enabled)}},{{Result("ItemsPerMessage", $"{items}")}},{{Result("BytesPerMessage", "10000")}}]}""");
    }

    private Task<JsonObject> AnswerVersionAsync(RawStation station, int told) =>
        station.AnswerCallAsync("GetLocalListVersion", $$"""{"{{(Is16 ? "listVersion" : "versionNumber")}}":{{told}}}""");

    private static Task<JsonObject> SentAsync(RawStation station, string status = "Accepted") => station.AnswerCallAsync("SendLocalList", $$"""{"status":"{{status}}"}""");

    private int VersionOf(JsonObject sent) => (int)sent[Is16 ? "listVersion" : "versionNumber"]!;

    private IEnumerable<string> TokensOf(JsonObject sent) => sent["localAuthorizationList"]!.AsArray().Select(entry => Is16
        ? $"{(string)entry!["idTag"]!}:{(string?)entry["idTagInfo"]?["status"]}"
        : $"{(string)entry!["idToken"]!["idToken"]!}:{(string?)entry["idTokenInfo"]?["status"]}");
}
