using Csms.Tests.Configuration;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>What only one version has to say of local lists.</summary>
internal sealed class LocalListOfOneVersionTests
{
    private const string Enabled16 = """{"configurationKey":[{"key":"LocalAuthListEnabled","readonly":false,"value":"true"}]}""";

    [Property("Requirement", "1.6 §3.5.3")]
    [Test]
    public async Task After_a_LocalListConflict_the_whole_list_is_sent_again()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/AAA", "{}");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        clock.Advance(TimeSpan.FromSeconds(30));
        await AnswerAsync(station, 0);
        await server.UntilAsync("stations/S1/local-list", shown => (string)shown["list"]!["state"]! == "Synced");
        await station.CallAsync("StatusNotification", """{"connectorId":0,"errorCode":"LocalListConflict","status":"Available"}""");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await AnswerAsync(station, 1), Is.EqualTo("Full"));
        await server.TimelineWithAsync("S1", "LocalListConflict");
    }

    [Property("Requirement", "1.6 §5.10")]
    [Test]
    public async Task A_1_6_station_that_tells_version_minus_one_has_no_lists()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await station.AnswerCallAsync("GetConfiguration", Enabled16);
        await station.AnswerCallAsync("GetLocalListVersion", """{"listVersion":-1}""");
        Assert.That((string)(await answer)["list"]!["state"]!, Is.EqualTo("NotSupported"));
    }

    [Test]
    public async Task A_tag_that_is_too_long_for_1_6_is_not_listed_there()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/THIS-TAG-HAS-21-CHARS", "{}");
        await server.SendForAsync(201, "PUT", "tokens/SHORT", "{}");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await station.AnswerCallAsync("GetConfiguration", Enabled16);
        await station.AnswerCallAsync("GetLocalListVersion", """{"listVersion":0}""");
        var sent = await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}""");
        Assert.That((string)sent["localAuthorizationList"]!.AsArray().Single()!["idTag"]!, Is.EqualTo("SHORT"));
        await answer;
    }

    [Property("Requirement", "D01.FR.11")]
    [Test]
    public async Task No_message_is_longer_than_the_station_takes()
    {
        const int Bytes = 600;
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await InventoryTests.TakesAsync(station, "GetVariables", 4);
        for (var i = 0; i < 12; i++)
            await server.SendForAsync(201, "PUT", $"tokens/TOKEN-{i:00}", """{"groupId":"A-GROUP-WITH-A-RATHER-LONG-NAME","expiresAt":"2030-01-01T00:00:00Z"}""");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        await station.AnswerCallAsync("GetVariables", $$"""
            {"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"LocalAuthListCtrlr"},"variable":{"name":"BytesPerMessage"},"attributeValue":"{{Bytes}}"}]}
            """);
        await station.AnswerCallAsync("GetLocalListVersion", """{"versionNumber":0}""");
        var listed = 0;
        for (var part = 0; listed < 12; part++)
        {
            var sent = await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}""");
            Assert.That(sent.ToJsonString().Length, Is.LessThanOrEqualTo(Bytes));
            Assert.That((string)sent["updateType"]!, Is.EqualTo(part == 0 ? "Full" : "Differential"));
            listed += sent["localAuthorizationList"]!.AsArray().Count;
        }
        await answer;
    }

    [Property("Requirement", "B06.FR.05")]
    [Property("Requirement", "D01.FR.11")]
    [Test]
    public async Task What_a_2_0_1_station_takes_of_a_list_is_asked_in_messages_that_it_takes()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await InventoryTests.TakesAsync(station, "GetVariables", 1);
        foreach (var token in new[] { "AAA", "BBB", "CCC" })
            await server.SendForAsync(201, "PUT", $"tokens/{token}", "{}");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        // A station may write names as it likes: upper and lower case are the same.
        foreach (var (variable, value) in new[] { ("Available", "true"), ("Enabled", "true"), ("ItemsPerMessage", "2"), ("BytesPerMessage", "10000") })
        {
            var asked = await station.AnswerCallAsync("GetVariables", $$"""
                {"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"localauthlistctrlr"},"variable":{"name":"{{variable.ToUpperInvariant()}}"},"attributeValue":"{{value}}"}]}
                """);
            Assert.That((string)asked["getVariableData"]!.AsArray().Single()!["variable"]!["name"]!, Is.EqualTo(variable));
        }
        await station.AnswerCallAsync("GetLocalListVersion", """{"versionNumber":0}""");
        var first = await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}""");
        Assert.That(first["localAuthorizationList"]!.AsArray(), Has.Count.EqualTo(2));
        await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}""");
        await answer;
    }

    [Test]
    public async Task The_longest_list_of_a_2_0_1_station_is_known_however_it_writes_its_name()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("NotifyReport", """
            {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[{"component":{"name":"LOCALAUTHLISTCTRLR"},"variable":{"name":"entries"},
            "variableAttribute":[{"value":"0"}],"variableCharacteristics":{"dataType":"integer","supportsMonitoring":false,"maxLimit":1}}]}
            """);
        await InventoryTests.TakesAsync(station, "GetVariables", 4);
        foreach (var token in new[] { "AAA", "BBB" })
            await server.SendForAsync(201, "PUT", $"tokens/{token}", "{}");
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(422, "POST", "stations/S1/local-list/sync");
        await station.AnswerCallAsync("GetVariables", """
            {"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"LOCALAUTHLISTCTRLR"},"variable":{"name":"ENABLED"},"attributeValue":"true"}]}
            """);
        await station.AnswerCallAsync("GetLocalListVersion", """{"versionNumber":0}""");
        Assert.That((string)(await answer)["detail"]!, Does.Contain("2 tokens").And.Contain("takes 1"));
    }

    [Property("Requirement", "1.6 §5.8")]
    [Test]
    public async Task What_a_1_6_station_takes_of_a_list_is_asked_in_messages_that_it_takes()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var read = server.SendForAsync(200, "GET", "stations/S1/configuration?key=GetConfigurationMaxKeys");
        await station.AnswerCallAsync("GetConfiguration", """{"configurationKey":[{"key":"GetConfigurationMaxKeys","readonly":true,"value":"2"}]}""");
        await read;
        await server.SendForAsync(200, "PUT", "stations/S1/local-list", """{"scope":"All"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/local-list/sync");
        Assert.That((await station.AnswerCallAsync("GetConfiguration", Enabled16))["key"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((await station.AnswerCallAsync("GetConfiguration", """{"unknownKey":["SendLocalListMaxLength"]}"""))["key"]!.AsArray(), Has.Count.EqualTo(1));
        await station.AnswerCallAsync("GetLocalListVersion", """{"listVersion":0}""");
        await answer;
    }

    private static async Task<string> AnswerAsync(RawStation station, int told)
    {
        await station.AnswerCallAsync("GetConfiguration", Enabled16);
        await station.AnswerCallAsync("GetLocalListVersion", $$"""{"listVersion":{{told}}}""");
        return (string)(await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}"""))["updateType"]!;
    }
}
