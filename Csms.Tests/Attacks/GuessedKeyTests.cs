using System.Net;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>API keys that somebody tries out. They are looked up by their hash, so that the time of an answer tells nothing of them.</summary>
internal sealed class GuessedKeyTests
{
    private const int MaxPerMinute = 20;

    [Test]
    public async Task An_address_with_too_many_wrong_keys_waits_a_minute_whatever_it_tries_next()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        var unused = (string)(await server.SendForAsync(201, "POST", "api-keys", """{"name":"unused","role":"Viewer"}"""))["key"]!;
        for (var guess = 0; guess < MaxPerMinute; guess++)
            Assert.That((await AskAsync(server, $"guess-{guess}")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        foreach (var key in (string[])["guess", unused])
        {
            using var answer = await AskAsync(server, key);
            Assert.That((answer.StatusCode, answer.Headers.RetryAfter?.Delta), Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1))));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Too many wrong API keys came from this address."));
        }
        Assert.That((await AskAsync(server, TestServer.ApiKey)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "it was right from here before: a neighbour does not suffer");
        var line = (await server.GetAsync("audit?text=refused"))["items"]!.AsArray().Single()!;
        Assert.That(((string?)line["action"], (string?)line["address"]), Is.EqualTo(("API keys refused", "127.0.0.1")));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await AskAsync(server, unused)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await AskAsync(server, "guess")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Who_has_no_key_or_is_signed_in_does_not_wait()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Operators.Browser.OfAsync(server, "Viewer");
        for (var guess = 0; guess <= MaxPerMinute; guess++)
            (await AskAsync(server, $"guess-{guess}")).Dispose();
        using var http = server.WithoutKey();
        Assert.That((await http.GetAsync("/api/v1/stations")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await browser.SendAsync("GET", "stations")).Status, Is.EqualTo(200));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestServer server, string key)
    {
        using var http = server.WithoutKey(key);
        return await http.GetAsync("/api/v1/stations");
    }
}
