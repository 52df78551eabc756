using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.PlugAndCharge;

/// <summary>Contract certificates for vehicles (M01, M02), from a pool behind HTTP and from a folder, in both versions.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class EvCertificateTests(string version)
{
    private const string Exi = "gJgAAAECAw==";

    [Property("Requirement", "M01")]
    [Property("Requirement", "M02")]
    [TestCase("Install")]
    [TestCase("Update")]
    public async Task The_pool_is_asked_what_the_vehicle_asks_and_its_answer_goes_back(string action)
    {
        JsonNode? asked = null;
        string? secret = null;
        await using var pool = await PoolAsync(async http =>
        {
            (asked, secret) = (await JsonNode.ParseAsync(http.Request.Body), http.Request.Headers["X-Pool-Key"]);
            await http.Response.WriteAsJsonAsync(new { status = "Accepted", exiResponse = "AAEC", more = "is left aside" });
        });
        await using var server = await TestServer.StartAsync([.. Settings(pool), "Csms:PlugAndCharge:PoolHeader=X-Pool-Key", "Csms:PlugAndCharge:PoolSecret=a secret"]);
        await using var station = await server.BootAsync(version);

        var answer = await AskAsync(station, action);

        Assert.That(answer.ToJsonString(), Is.EqualTo("""{"status":"Accepted","exiResponse":"AAEC"}"""));
        Assert.That(asked!.ToJsonString(), Is.EqualTo($$"""{"iso15118SchemaVersion":"urn:iso:15118:2:2013:MsgDef","action":"{{action}}","exiRequest":"{{Exi}}"}"""));
        Assert.That(secret, Is.EqualTo("a secret"));
        await server.TimelineWithAsync("S1", $"A vehicle got a contract certificate ({action})");
    }

    [Property("Requirement", "M01")]
    [Test]
    public async Task A_refusal_of_the_pool_reaches_the_vehicle_with_what_the_pool_has_for_it()
    {
        await using var pool = await PoolAsync(http => http.Response.WriteAsJsonAsync(new { status = "Failed", exiResponse = "AAEC", reason = "no such contract" }));
        await using var server = await TestServer.StartAsync(Settings(pool));
        await using var station = await server.BootAsync(version);

        var answer = await AskAsync(station);

        Assert.That(((string)answer["status"]!, (string)answer["exiResponse"]!), Is.EqualTo(("Failed", "AAEC")));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain("no such contract"));
        await server.TimelineWithAsync("S1", "no such contract");
    }

    [Property("Requirement", "M01")]
    [TestCase("500", "answered 500")]
    [TestCase("redirect", "answered 302")]
    [TestCase("garbage", "cannot be read")]
    [TestCase("another status", "cannot be read")]
    [TestCase("nothing", "holds nothing")]
    [TestCase("no base64", "no base64")]
    [TestCase("endless", "cannot be asked")]
    [TestCase("gone", "cannot be asked")]
    public async Task Without_an_answer_it_is_Failed_with_the_reason(string kind, string reason)
    {
        await using var pool = await PoolAsync(http => kind switch
        {
            "500" => Status(http, 500),
            "redirect" => Status(http, 302),
            "garbage" => http.Response.WriteAsync("<html>"),
            "another status" => http.Response.WriteAsJsonAsync(new { status = "Perhaps", exiResponse = "AAEC" }),
            "nothing" => http.Response.WriteAsJsonAsync(new { status = "Accepted" }),
            "no base64" => http.Response.WriteAsJsonAsync(new { status = "Accepted", exiResponse = "%%%" }),
            _ => EndlessAsync(http),
        });
        await using var server = await TestServer.StartAsync(Settings(pool));
        await using var station = await server.BootAsync(version);
        if (kind == "gone")
            await pool.DisposeAsync();

        var answer = await AskAsync(station);

        Assert.That(((string)answer["status"]!, (string)answer["exiResponse"]!), Is.EqualTo(("Failed", "")));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain(reason));
        await server.TimelineWithAsync("S1", reason);
    }

    [Property("Requirement", "M01")]
    [Test]
    public async Task An_answer_longer_than_2_0_1_carries_is_Failed_there_and_reaches_a_16_station_whole()
    {
        var exi = new string('A', 17_000);
        await using var pool = await PoolAsync(http => http.Response.WriteAsJsonAsync(new { status = "Accepted", exiResponse = exi }));
        await using var server = await TestServer.StartAsync(Settings(pool));
        await using var station = await server.BootAsync(version);

        var answer = await AskAsync(station);

        if (version == "1.6")
        {
            Assert.That(((string)answer["status"]!, (string)answer["exiResponse"]!), Is.EqualTo(("Accepted", exi)));
            return;
        }
        Assert.That(((string)answer["status"]!, (string)answer["exiResponse"]!), Is.EqualTo(("Failed", "")));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain("too long for OCPP 2.0.1: 17000 of 5600"));
        await server.TimelineWithAsync("S1", "too long for OCPP 2.0.1: 17000 of 5600");
    }

    [Property("Requirement", "M01")]
    [TestCase("%%%", "no base64")]
    [TestCase("", "no base64")]
    [TestCase(Exi, "No pool of contract certificates is configured")]
    public async Task What_is_no_request_and_what_nobody_makes_is_Failed(string exi, string reason)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.BootAsync(version);
        var answer = await AskAsync(station, exi: exi);
        Assert.That(((string)answer["status"]!, (string)answer["exiResponse"]!), Is.EqualTo(("Failed", "")));
        Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain(reason));
    }

    [Property("Requirement", "M01")]
    [Property("Requirement", "M02")]
    [Test]
    public async Task A_folder_answers_by_the_request_or_else_by_the_action()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Install.exi"), "AAAA\n");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Exi))) + ".exi"), "BBBB");
        await using var server = await TestServer.StartAsync(["Csms:PlugAndCharge:Pool=Folder", $"Csms:PlugAndCharge:PoolFolder={folder.Path}"]);
        await using var station = await server.BootAsync(version);

        Assert.That((string)(await AskAsync(station))["exiResponse"]!, Is.EqualTo("BBBB"));
        Assert.That((string)(await AskAsync(station, exi: "AQID"))["exiResponse"]!, Is.EqualTo("AAAA"));
        Assert.That((string)(await AskAsync(station, "Update", "AQID"))["statusInfo"]!["additionalInfo"]!, Does.Contain("Update.exi"));
    }

    private static Task<JsonObject> AskAsync(RawStation station, string action = "Install", string exi = Exi) =>
        station.AskAsync("Get15118EVCertificate", new { iso15118SchemaVersion = "urn:iso:15118:2:2013:MsgDef", action, exiRequest = exi });

    private static string[] Settings(WebApplication pool) => ["Csms:PlugAndCharge:Pool=Http", $"Csms:PlugAndCharge:PoolUrl={pool.Urls.First()}/pool"];

    private static async Task<WebApplication> PoolAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/pool", answer);
        await app.StartAsync();
        return app;
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = "/pool";
        return Task.CompletedTask;
    }

    private static async Task EndlessAsync(HttpContext http)
    {
        for (var i = 0; i < 1000; i++)
            await http.Response.Body.WriteAsync(new byte[1024], http.RequestAborted);
    }
}
