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
    public async Task A_blocked_token_is_not_authorized()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"status":"Blocked"}""");
        await using var station = await server.Boot16Async("S1");
        var answer = await station.CallAsync("Authorize", """{"idTag":"TAG1"}""");
        Assert.That((string)answer["idTagInfo"]!["status"]!, Is.EqualTo("Blocked"));
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
}
