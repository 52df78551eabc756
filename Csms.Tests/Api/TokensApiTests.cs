using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class TokensApiTests
{
    [Test]
    public async Task A_token_is_put_read_replaced_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"type":"ISO14443","groupId":"G","expiresAt":"2030-01-01T00:00:00+01:00"}""");
        var token = await server.GetAsync("tokens/tag1");
        Assert.That(
            ((string)token["idToken"]!, (string)token["type"]!, (string)token["status"]!, (string)token["groupId"]!, (string)token["expiresAt"]!),
            Is.EqualTo(("TAG1", "ISO14443", "Accepted", "G", "2029-12-31T23:00:00.000Z")));
        await server.SendForAsync(200, "PUT", "tokens/TAG1", """{"status":"Blocked"}""");
        Assert.That((string)(await server.GetAsync("tokens/TAG1"))["status"]!, Is.EqualTo("Blocked"));
        Assert.That((await server.GetAsync("tokens"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        await server.SendForAsync(204, "DELETE", "tokens/TAG1");
        await server.SendForAsync(404, "DELETE", "tokens/TAG1");
        await server.SendForAsync(404, "GET", "tokens/TAG1");
    }

    [Test]
    public async Task Of_two_who_change_what_they_have_seen_the_second_is_told_of_the_first()
    {
        await using var server = await TestServer.StartAsync();
        var seen = (string)(await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"version":"","groupId":"G"}"""))["version"]!;
        Assert.That((string)(await server.GetAsync("tokens"))["items"]![0]!["version"]!, Is.EqualTo(seen));
        var refusal = await server.SendForAsync(409, "PUT", "tokens/tag1", """{"version":""}""");
        Assert.That((string)refusal["detail"]!, Is.EqualTo("There is a token 'TAG1' already."));
        await server.SendForAsync(200, "PUT", "tokens/TAG1", $$"""{"version":"{{seen}}","groupId":"G","status":"Blocked"}""");
        refusal = await server.SendForAsync(409, "PUT", "tokens/TAG1", $$"""{"version":"{{seen}}","groupId":"OTHER"}""");
        Assert.That((string)refusal["detail"]!, Is.EqualTo("Somebody has changed this token meanwhile."));
        var kept = await server.GetAsync("tokens/TAG1");
        Assert.That(((string)kept["status"]!, (string)kept["groupId"]!), Is.EqualTo(("Blocked", "G")));
        await server.SendForAsync(204, "DELETE", "tokens/TAG1");
        refusal = await server.SendForAsync(409, "PUT", "tokens/TAG1", $$"""{"version":"{{(string)kept["version"]!}}"}""");
        Assert.That((string)refusal["detail"]!, Is.EqualTo("Somebody has removed this token meanwhile."));
    }

    [TestCase("""{"status":"Blocked"}""")]
    [TestCase("""{"type":"eMAID"}""")]
    [TestCase("""{"groupId":"G"}""")]
    [TestCase("""{"parentId":"P"}""")]
    [TestCase("""{"language":"de"}""")]
    [TestCase("""{"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [TestCase("""{"rules":{"maxConcurrent":2}}""")]
    public async Task Every_change_of_a_token_is_another_version(string json)
    {
        await using var server = await TestServer.StartAsync();
        var before = (string)(await server.SendForAsync(201, "PUT", "tokens/TAG1", "{}"))["version"]!;
        var after = (string)(await server.SendForAsync(200, "PUT", "tokens/TAG1", json))["version"]!;
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That((string)(await server.GetAsync("tokens/TAG1"))["version"]!, Is.EqualTo(after));
    }

    [Test]
    public async Task A_blocked_token_is_not_authorized()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"status":"Blocked"}""");
        await using var station = await server.Boot16Async("S1");
        var answer = await station.CallAsync("Authorize", """{"idTag":"TAG1"}""");
        Assert.That((string)answer["idTagInfo"]!["status"]!, Is.EqualTo("Blocked"));
    }

    [Test]
    public async Task Tokens_are_found_by_what_their_id_begins_with_and_by_their_group()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (id, group) in ((string, string)[])[("AB1", "Fleet"), ("ab2", "x"), ("AC3", "fleet"), ("Z9", "ab")])
            await server.SendForAsync(201, "PUT", $"tokens/{id}", $$"""{"groupId":"{{group}}"}""");
        Assert.That(await IdsAsync(server, "?search=aB"), Is.EqualTo(new[] { "AB1", "ab2", "Z9" }));
        Assert.That(await IdsAsync(server, "?search=FLEET"), Is.EqualTo(new[] { "AB1", "AC3" }));
        Assert.That(await IdsAsync(server, "?search=%25"), Is.Empty);
        var first = await server.GetAsync("tokens?search=ab&limit=2");
        Assert.That(await IdsAsync(server, $"?search=ab&limit=2&cursor={(string)first["next"]!}"), Is.EqualTo(new[] { "Z9" }));
    }

    [Test]
    public async Task Tokens_of_a_file_are_judged_and_imported_row_by_row()
    {
        const string Rows =
            """
            "items":[
              {"idToken":" NEW1 ","type":"ISO14443","groupId":"G","expiresAt":"2030-12-31"},
              {"idToken":"old1","status":"blocked"},
              {"idToken":"OLD2"},
              {"idToken":"new1"},
              {"idToken":"NEW2","status":"sometimes"},
              {"idToken":"NEW3","expiresAt":"tomorrow"},
              {"idToken":""}]
            """;
        string[] verdicts = ["New", "Changed", "Unchanged", "Refused", "Refused", "Refused", "Refused"];
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "tokens/OLD1", """{"groupId":"Staff","language":"de","rules":{"maxConcurrent":3}}""");
        await server.SendForAsync(201, "PUT", "tokens/OLD2", "{}");

        var preview = await server.SendForAsync(200, "POST", "tokens/import", $$"""{{{Rows}},"dryRun":true}""");
        Assert.That(preview["items"]!.AsArray().Select(row => (string)row!["verdict"]!), Is.EqualTo(verdicts));
        Assert.That(await IdsAsync(server, ""), Is.EqualTo(new[] { "OLD1", "OLD2" }), "a preview changes nothing");

        var report = await server.SendForAsync(200, "POST", "tokens/import", $$"""{{{Rows}}}""");
        Assert.That(report["items"]!.AsArray().Select(row => (string)row!["verdict"]!), Is.EqualTo(verdicts));
        Assert.That((string)report["items"]![4]!["reason"]!, Does.Contain("Accepted, Blocked"));
        var added = await server.GetAsync("tokens/NEW1");
        Assert.That(
            ((string)added["status"]!, (string)added["groupId"]!, (string)added["expiresAt"]!), Is.EqualTo(("Accepted", "G", "2030-12-31T00:00:00.000Z")));
        var changed = await server.GetAsync("tokens/OLD1");
        Assert.That(
            ((string)changed["status"]!, (string)changed["groupId"]!, (string)changed["language"]!, (int)changed["rules"]!["maxConcurrent"]!),
            Is.EqualTo(("Blocked", "Staff", "de", 3)), "what the file does not tell stays");
        Assert.That(await IdsAsync(server, ""), Is.EqualTo(new[] { "NEW1", "OLD1", "OLD2" }));
        Assert.That((await server.GetAsync("audit"))["items"]!.ToJsonString(), Does.Contain("New: 1, Changed: 1, Unchanged: 1, Refused: 4"));
    }

    [Test]
    public async Task A_key_code_of_a_file_is_neither_kept_nor_shown()
    {
        await using var server = await TestServer.StartAsync();
        var report = await server.SendForAsync(
            200, "POST", "tokens/import", """{"items":[{"idToken":"135799","type":"KeyCode"},{"idToken":"246800","type":"KeyCode","status":"no"}]}""");
        Assert.That(report.ToJsonString(), Does.Contain("pin-").And.Not.Contain("135799").And.Not.Contain("246800"));
        Assert.That((await server.GetAsync("tokens")).ToJsonString() + await server.GetAsync("audit"), Does.Not.Contain("135799"));
    }

    [TestCase("tokens/T1", """{"status":"Unknown"}""")]
    [TestCase("tokens/T1", """{"idToken":"T2"}""")]
    [TestCase("tokens/T1", """{"expiresAt":"tomorrow"}""")]
    [TestCase("tokens/0123456789012345678901234567890123456", "{}")]
    public async Task A_wrong_token_is_refused(string path, string body)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(422, "PUT", path, body);
    }

    private static async Task<string[]> IdsAsync(TestServer server, string query) =>
        [.. (await server.GetAsync("tokens" + query))["items"]!.AsArray().Select(item => (string)item!["idToken"]!)];
}
