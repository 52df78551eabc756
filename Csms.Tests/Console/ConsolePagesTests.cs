using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Extensions.Options;

namespace Csms.Tests.Console;

/// <summary>The console's files, as the server gives them out.</summary>
internal sealed partial class ConsolePagesTests
{
    [TestCase("/")]
    [TestCase("/stations")]
    [TestCase("/stations/CS.1")]
    [TestCase("/welcome")]
    public async Task A_page_is_the_console_and_may_run_nothing_from_elsewhere(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        using var answer = await http.GetAsync(path);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'"));
        Assert.That(answer.Headers.CacheControl!.NoCache, Is.True);
    }

    [Test]
    public async Task A_page_may_load_pictures_from_the_tile_server_of_the_settings_and_from_no_other()
    {
        await using var plain = await TestServer.StartAsync();
        Assert.That(await PicturesAsync(plain), Is.EqualTo("img-src 'self' data:"));
        await using var server = await TestServer.StartAsync(["Csms:Console:TileUrl=https://tiles.example.com:8443/{z}/{x}/{y}.png?key=a", "Csms:Console:TileAttribution=© Somebody"]);
        Assert.That(await PicturesAsync(server), Is.EqualTo("img-src 'self' data: https://tiles.example.com:8443"));
        var tiles = await server.GetAsync("map/tiles");
        Assert.That(((string?)tiles["url"], (string?)tiles["attribution"]), Is.EqualTo(("https://tiles.example.com:8443/{z}/{x}/{y}.png?key=a", "© Somebody")));
    }

    [TestCase("tiles.example.com/{z}/{x}/{y}.png")]
    [TestCase("https://{s}.example.com/{z}/{x}/{y}.png")]
    [TestCase("https://tiles.example.com/{z}/{x}.png")]
    [TestCase("javascript:alert({z}{x}{y})")]
    public void A_tile_server_that_is_none_is_refused_at_the_start(string url) => Assert.That(
        async () => await TestServer.StartAsync([$"Csms:Console:TileUrl={url}"]), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Csms:Console:TileUrl"));

    [Test]
    public async Task Scripts_are_kept_by_browsers_for_good_and_one_that_is_gone_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        var script = ScriptPath().Match(await http.GetStringAsync("/")).Value;
        using var answer = await http.GetAsync(script);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/javascript")));
        Assert.That(answer.Headers.CacheControl!.ToString(), Does.Contain("immutable"));
        using var gone = await http.GetAsync("/assets/gone.js");
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/api/v1/no-such-call", HttpStatusCode.Unauthorized)]
    [TestCase("/openapi/none.json", HttpStatusCode.NotFound)]
    [TestCase("/health/none", HttpStatusCode.NotFound)]
    [TestCase("/uploads/none", HttpStatusCode.NotFound)]
    [TestCase("/../appsettings.json", HttpStatusCode.OK)]
    [TestCase("/%2e%2e/appsettings.json", HttpStatusCode.OK)]
    [TestCase("/..%2fappsettings.json", HttpStatusCode.OK)]
    public async Task What_is_no_page_is_not_answered_by_one_and_nothing_outside_is_given_out(string path, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        using var answer = await http.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("ConnectionString"));
    }

    [Test]
    public async Task The_document_that_the_console_is_made_from_is_the_servers()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        var now = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Documents.Repository, "Csms.Console", "openapi.json")))!;
        if (JsonNode.DeepEquals(now, kept))
            return;
        var wanted = Path.Combine(Documents.Repository, "artifacts", "openapi.json");
        Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
        await File.WriteAllTextAsync(wanted, now.ToJsonString(new() { WriteIndented = true }));
        Assert.Fail("The API has changed. Copy artifacts/openapi.json to Csms.Console/openapi.json, and see whether the console still builds.");
    }

    private static async Task<string> PicturesAsync(TestServer server)
    {
        using var http = server.WithoutKey();
        using var answer = await http.GetAsync("/");
        return answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(part => part.StartsWith("img-src", StringComparison.Ordinal));
    }

    [GeneratedRegex("/assets/[^\"]+\\.js")]
    private static partial Regex ScriptPath();
}
