using System.Text;
using Csms.Tests.Api;
using Csms.Tests.Operators;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>Pages of other sites that would have an operator's browser do something.</summary>
internal sealed class ForgeryTests
{
    [TestCase("cross-site", null)]
    [TestCase(null, "https://evil.example")]
    [TestCase(null, "null")]
    [TestCase(null, null)]
    public async Task No_call_changes_anything_for_a_page_of_another_site(string? site, string? origin)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Administrator");
        (browser.Site, browser.Origin) = (site, origin);
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => !call.IsReading && call.Name is not ("POST /session" or "POST /accounts/links/{code}")))
        {
            var (status, body, _) = await browser.SendAsync(call.Method, call.Path());
            Assert.That((status, (string?)body["detail"]), Is.EqualTo((403, "The request comes from a page of another site.")), call.Name);
        }
    }

    // What a form or a script of another site can send without asking first.
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=b")]
    [TestCase("text/plain")]
    public async Task A_body_that_a_form_can_send_is_no_json(string type)
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => call.Bodies is ["application/json"]))
        {
            using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Path()) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Headers.Add("X-Api-Key", TestServer.ApiKey);
            using var answer = await http.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(415), call.Name);
        }
    }

    [Test]
    public async Task A_browser_that_asks_first_is_allowed_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        foreach (var path in (string[])["/api/v1/stations", "/api/v1/session", "/api/v1/events"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, path);
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type,x-api-key");
            using var answer = await http.SendAsync(request);
            Assert.That(answer.IsSuccessStatusCode, Is.False, path);
            Assert.That(answer.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control-"), path);
        }
    }
}
