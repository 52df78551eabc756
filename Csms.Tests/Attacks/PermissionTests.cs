using System.Text.RegularExpressions;
using Csms.Tests.Api;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Attacks;

/// <summary>Every call of the API is made by those who may not. A call that is added without a permission fails here.</summary>
internal sealed partial class PermissionTests
{
    // Signing in, and choosing a password by a one-time link.
    private static readonly string[] ForAnybody = ["POST /session", "GET /session", "GET /accounts/links/{code}", "POST /accounts/links/{code}"];

    // What somebody does to the own session and account.
    private static readonly string[] ForEverybody =
    [
        "DELETE /session", "PUT /session/password", "POST /session/totp", "PUT /session/totp", "POST /session/totp/end", "DELETE /session/browsers/{id}",
        "PUT /session/views/{name}", "DELETE /session/views/{name}",
    ];

    // Who may do what, and what holds for all stations. These are read by administrators only, and changed by them only.
    private static readonly string[] Administration = ["accounts", "api-keys", "audit", "webhooks", "deliveries", "mail-recipients", "mail"];
    private static readonly string[] Rules = ["alarm-rules", "leniency-rules", "data-transfer-schemas", "web-hooks", "configuration-templates"];

    [Test]
    public async Task Nothing_is_answered_to_who_shows_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var http = server.WithoutKey();
        foreach (var call in await ApiCall.AllAsync(server))
        {
            var status = await StatusAsync(http, call);
            if (!ForAnybody.Contains(call.Name))
                Assert.That(status, Is.EqualTo(401), call.Name);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_viewer_changes_nothing_but_the_own_session(bool byKey)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Viewer");
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"screen","role":"Viewer"}""");
        using var http = server.WithoutKey((string)key["key"]!);
        foreach (var call in await ApiCall.AllAsync(server))
        {
            if (ForAnybody.Concat(ForEverybody).Contains(call.Name) || (call.IsReading && !Administration.Contains(Resource(call))))
                continue;
            var status = byKey ? await StatusAsync(http, call) : (await browser.SendAsync(call.Method, call.Path())).Status;
            Assert.That(status, Is.EqualTo(403), call.Name);
        }
    }

    [Test]
    public async Task An_operator_does_what_is_not_for_administrators_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"desk","role":"Operator"}""");
        using var http = server.WithoutKey((string)key["key"]!);
        foreach (var call in await ApiCall.AllAsync(server))
        {
            var isForAdministrators = Administration.Contains(Resource(call)) || (Rules.Contains(Resource(call)) && !call.IsReading);
            if (!ForAnybody.Contains(call.Name))
                Assert.That(await StatusAsync(http, call), isForAdministrators ? Is.EqualTo(403) : Is.Not.EqualTo(403), call.Name);
        }
    }

    [Test]
    public async Task A_key_for_one_station_opens_no_other_by_any_call()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"site","role":"Administrator","stations":["S1"]}""");
        using var http = server.WithoutKey((string)key["key"]!);
        foreach (var call in (await ApiCall.AllAsync(server)).Where(call => call.IsOfStation))
            Assert.That(await StatusAsync(http, call), Is.EqualTo(403), call.Name);
    }

    [Test]
    public async Task The_document_hides_no_call()
    {
        await using var server = await TestServer.StartAsync();
        var told = (await ApiCall.AllAsync(server)).Select(call => call.Name);
        var there = server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(ApiCall.Prefix + "/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} {Constraint().Replace(endpoint.RoutePattern.RawText![ApiCall.Prefix.Length..].TrimEnd('/'), "}")}"));
        Assert.That(there.Except(told), Is.Empty);
    }

    private static string Resource(ApiCall call) => call.Template.Split('/')[1] is var resource && call.Template.StartsWith("/accounts/links", StringComparison.Ordinal) ? "links" : resource;

    private static async Task<int> StatusAsync(HttpClient http, ApiCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Path());
        // The stream of events has no end.
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
