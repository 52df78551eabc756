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

    private static async Task<string> AnswerAsync(RawStation station, int told)
    {
        await station.AnswerCallAsync("GetConfiguration", Enabled16);
        await station.AnswerCallAsync("GetLocalListVersion", $$"""{"listVersion":{{told}}}""");
        return (string)(await station.AnswerCallAsync("SendLocalList", """{"status":"Accepted"}"""))["updateType"]!;
    }
}
