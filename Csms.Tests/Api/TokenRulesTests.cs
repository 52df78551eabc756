using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Rules of tokens and groups by the API, and what a 1.6 station is told. The clock stands at Sunday, 2026-03-01 12:55 UTC.</summary>
internal sealed class TokenRulesTests
{
    [Test]
    public async Task Rules_are_put_and_shown_as_they_were_given()
    {
        await using var server = await TestServer.StartAsync();
        const string Rules = """{"maxConcurrent":2,"places":[{"stationId":"S1","evseIds":[1,2]}],"times":[{"days":["Monday"],"from":"22:00","to":"06:00"}],"timeZone":"Europe/Berlin","connectorTypes":["cCCS2"]}""";
        await server.SendForAsync(201, "PUT", "tokens/TAG1", $$"""{"rules":{{Rules}},"language":"en"}""");
        await server.SendForAsync(201, "PUT", "token-groups/Fleet", $$"""{"rules":{{Rules}},"status":"Blocked"}""");
        Assert.That(JsonNode.DeepEquals((await server.GetAsync("tokens/TAG1"))["rules"], JsonNode.Parse(Rules)), Is.True);
        var group = await server.GetAsync("token-groups/FLEET");
        Assert.That(((string)group["groupId"]!, (string)group["status"]!, (bool)group["masterPass"]!), Is.EqualTo(("Fleet", "Blocked", false)));
        Assert.That((await server.GetAsync("token-groups"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        await server.SendForAsync(200, "PUT", "token-groups/fleet", "{}");
        await server.SendForAsync(204, "DELETE", "token-groups/fleet");
        await server.SendForAsync(404, "GET", "token-groups/fleet");
        await server.SendForAsync(404, "DELETE", "token-groups/fleet");
    }

    [TestCase("""{"maxConcurrent":0}""", "rules.maxConcurrent")]
    [TestCase("""{"places":[]}""", "rules.places")]
    [TestCase("""{"places":[{"stationId":"S1","evseIds":[0]}]}""", "rules.places")]
    [TestCase("""{"times":[{"from":"8","to":"18:00"}]}""", "rules.times")]
    [TestCase("""{"times":[{"days":[],"from":"08:00","to":"18:00"}]}""", "rules.times")]
    [TestCase("""{"times":[{"days":["Someday"],"from":"08:00","to":"18:00"}]}""", "rules.times[0].days[0]")]
    [TestCase("""{"timeZone":"Mars/Olympus"}""", "rules.timeZone")]
    [TestCase("""{"connectorTypes":[""]}""", "rules.connectorTypes")]
    [TestCase("""{"colour":"red"}""", "rules.colour")]
    public async Task A_wrong_rule_is_refused_with_its_place(string rules, string path)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var call in (string[])["tokens/TAG1", "token-groups/G"])
            Assert.That((await server.SendForAsync(422, "PUT", call, $$"""{"rules":{{rules}}}""")).Violations().Single().Path, Is.EqualTo(path));
    }

    [Property("Requirement", "1.6 §4.1")]
    [TestCase("""{"rules":{"places":[{"stationId":"S2"}]}}""", "Blocked")]
    [TestCase("""{"rules":{"times":[{"from":"18:00","to":"20:00"}]}}""", "Blocked")]
    [TestCase("""{"rules":{"times":[{"days":["Saturday"],"from":"20:00","to":"12:56"}]}}""", "Accepted")]
    [TestCase("""{"rules":{"times":[{"days":["Sunday"],"from":"20:00","to":"12:56"}]}}""", "Blocked")]
    [TestCase("""{"status":"Invalid"}""", "Invalid")]
    [TestCase("""{"expiresAt":"2026-03-01T12:55:00Z"}""", "Expired")]
    [TestCase("""{"groupId":"OUT"}""", "Blocked")]
    [TestCase("""{"groupId":"MASTERS"}""", "Invalid")]
    [TestCase("{}", "Accepted")]
    public async Task A_1_6_station_is_told_in_the_words_that_it_has(string token, string status)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "token-groups/out", """{"status":"Blocked"}""");
        await server.SendForAsync(201, "PUT", "token-groups/MASTERS", """{"masterPass":true}""");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", token);
        await using var station = await server.Boot16Async("S1");
        Assert.That((string)(await station.CallAsync("Authorize", """{"idTag":"tag1"}"""))["idTagInfo"]!["status"]!, Is.EqualTo(status));
        Assert.That((string)(await StartAsync(station, 1, "tag1"))["status"]!, Is.EqualTo(status));
    }

    [Property("Requirement", "1.6 §4.8")]
    [Test]
    public async Task A_start_at_an_EVSE_that_the_token_may_not_use_is_refused_and_kept()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"rules":{"places":[{"stationId":"S1","evseIds":[2]}]}}""");
        Assert.That((string)(await StartAsync(station, 1, "TAG1"))["status"]!, Is.EqualTo("Blocked"));
        Assert.That((string)(await StartAsync(station, 2, "TAG1"))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((await server.GetAsync("transactions"))["items"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Property("FieldReport", "55")]
    [Property("Requirement", "1.6 §4.8")]
    [Test]
    public async Task A_token_charges_as_often_at_once_as_its_rules_say_and_a_group_speaks_where_the_token_does_not()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "token-groups/FLEET", """{"rules":{"maxConcurrent":2}}""");
        await server.SendForAsync(201, "PUT", "tokens/GROUP", """{"groupId":"fleet"}""");
        await server.SendForAsync(201, "PUT", "tokens/OWN", """{"groupId":"FLEET","rules":{"maxConcurrent":1}}""");
        var told = new List<string>();
        foreach (var (connector, token) in new[] { (1, "GROUP"), (2, "GROUP"), (3, "GROUP"), (4, "OWN"), (5, "OWN") })
            told.Add((string)(await StartAsync(station, connector, token))["status"]!);
        Assert.That(told, Is.EqualTo(new[] { "Accepted", "Accepted", "ConcurrentTx", "Accepted", "ConcurrentTx" }));
        Assert.That((string)(await station.CallAsync("Authorize", """{"idTag":"OWN"}"""))["idTagInfo"]!["status"]!, Is.EqualTo("Accepted"), "only a start is concurrent");
    }

    [TestCase("""{"idToken":"TAG1","stationId":"S1","evseId":2}""", "Accepted", "may charge")]
    [TestCase("""{"idToken":"TAG1","stationId":"S1","evseId":1}""", "NotAtThisLocation", "EVSE 1")]
    [TestCase("""{"idToken":"TAG1","stationId":"S2"}""", "NotAtThisLocation", "this station")]
    [TestCase("""{"idToken":"TAG1","stationId":"S1","evseId":2,"at":"2026-02-27T03:00:00Z"}""", "NotAtThisTime", "time of the week")]
    [TestCase("""{"idToken":"TAG1","idTokenType":"eMAID"}""", "Unknown", "id and type")]
    [TestCase("""{"idToken":"NOBODY"}""", "Unknown", "Nobody")]
    public async Task An_operator_may_ask_beforehand_and_is_told_why(string question, string status, string why)
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var one = await server.Boot16Async("S1");
        await using var two = await server.Boot201Async("S2");
        await server.SendForAsync(
            201, "PUT", "tokens/TAG1", """{"type":"ISO14443","rules":{"places":[{"stationId":"S1","evseIds":[2]}],"times":[{"from":"06:00","to":"22:00"}]}}""");
        var told = await server.SendForAsync(200, "POST", "authorize", question);
        Assert.That((string)told["status"]!, Is.EqualTo(status));
        Assert.That((string)told["reason"]!, Does.Contain(why));
    }

    [TestCase("""{"idToken":"TAG1","stationId":"S9"}""", 404)]
    [TestCase("""{"idToken":"TAG1","evseId":1}""", 422)]
    [TestCase("{}", 422)]
    public async Task A_question_that_cannot_be_answered_gets_a_clear_answer(string question, int status)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(status, "POST", "authorize", question);
    }

    private static async Task<JsonNode> StartAsync(RawStation station, int connector, string token) => (await station.CallAsync(
        "StartTransaction", $$"""{"connectorId":{{connector}},"idTag":"{{token}}","meterStart":1,"timestamp":"2026-03-01T12:55:00Z"}"""))["idTagInfo"]!;
}
