using System.Net;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class AuthenticationTests
{
    [TestCase("GET", "/api/v1/stations")]
    [TestCase("GET", "/api/v1/events")]
    [TestCase("POST", "/api/v1/stations/S1/reset")]
    [TestCase("GET", "/api/v1/no-such-call")]
    public async Task Everything_under_the_prefix_asks_for_a_key(string method, string path)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var key in (string?[])[null, "wrong", TestServer.ApiKey + "x"])
        {
            using var http = server.WithoutKey(key);
            using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(key is null ? "X-Api-Key" : "unknown or revoked"));
        }
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/api/index.html")]
    [TestCase("/api")]
    public async Task Health_and_the_document_need_no_key(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        using var answer = await http.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_path_that_is_no_call_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var (status, _) = await server.SendAsync("GET", "no-such-call");
        Assert.That(status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_wrong_method_a_wrong_type_and_a_huge_body_are_told_apart()
    {
        await using var server = await TestServer.StartAsync();
        var (status, _) = await server.SendAsync("PUT", "stations", "{}");
        Assert.That(status, Is.EqualTo(405));
        using var text = await server.Http.PostAsync("stations", new StringContent("{}"));
        Assert.That((int)text.StatusCode, Is.EqualTo(415));
        (status, _) = await server.SendAsync("POST", "stations", $$"""{"id":"{{new string('a', 1024 * 1024)}}"}""");
        Assert.That(status, Is.EqualTo(413));
    }
}
