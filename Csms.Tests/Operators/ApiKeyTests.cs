using System.Net;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Operators;

/// <summary>Keys of the API with a role, for some stations, for some time.</summary>
internal sealed class ApiKeyTests
{
    [Test]
    public async Task A_key_is_shown_once_and_opens_until_it_is_over_or_revoked()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        var over = clock.GetUtcNow().AddDays(1);
        var timed = await server.SendForAsync(201, "POST", "api-keys", $$"""{"name":"grid","role":"Viewer","expiresAt":"{{over:o}}"}""");
        var open = await server.SendForAsync(201, "POST", "api-keys", """{"name":"billing","role":"Operator"}""");
        Assert.That((await server.GetAsync("api-keys")).ToJsonString(), Does.Contain("billing").And.Not.Contain((string)open["key"]!));
        Assert.That(await StatusAsync(server, timed), Is.EqualTo(HttpStatusCode.OK));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await StatusAsync(server, timed), Is.EqualTo(HttpStatusCode.Unauthorized));
        await server.SendForAsync(204, "DELETE", $"api-keys/{open["apiKey"]!["id"]}");
        Assert.That(await StatusAsync(server, open), Is.EqualTo(HttpStatusCode.Unauthorized));
        await server.SendForAsync(404, "DELETE", $"api-keys/{open["apiKey"]!["id"]}");
    }

    [TestCase("""{"name":"","role":"Viewer"}""")]
    [TestCase("""{"name":"k","role":"Viewer","stations":[]}""")]
    [TestCase("""{"name":"k","role":"Viewer","locations":[]}""")]
    [TestCase("""{"name":"k","role":"Viewer","expiresAt":"2020-01-01T00:00:00Z"}""")]
    public async Task A_key_that_would_be_good_for_nothing_is_refused(string json)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(422, "POST", "api-keys", json);
    }

    [Test]
    public async Task A_key_for_single_stations_sees_and_commands_no_others()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var id in (string[])["S1", "S2", "S/3"])
        {
            await using var station = await server.Boot16Async(id);
            await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        }
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"site","role":"Operator","stations":["S1","S/3"]}""");
        using var http = server.WithoutKey((string)key["key"]!);
        Assert.That(Ids(await http.GetStringAsync("/api/v1/stations"), "id"), Is.EqualTo(new[] { "S/3", "S1" }));
        Assert.That(Ids(await http.GetStringAsync("/api/v1/transactions"), "stationId"), Is.EquivalentTo(new[] { "S1", "S/3" }));
        Assert.That(await StatusAsync(http, "GET", "stations/S1"), Is.EqualTo(200));
        Assert.That(await StatusAsync(http, "GET", "stations/S%2F3/timeline"), Is.EqualTo(200));
        Assert.That(await StatusAsync(http, "POST", "stations/S1/clear-cache"), Is.EqualTo(409));
        Assert.That(await StatusAsync(http, "GET", "stations/S2"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "POST", "stations/S2/clear-cache"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "GET", "transactions/2"), Is.EqualTo(404));
        Assert.That(await StatusAsync(http, "GET", "transactions/2/meter-readings"), Is.EqualTo(404));
        Assert.That(await StatusAsync(http, "GET", "transactions/1/meter-readings"), Is.EqualTo(200));
        Assert.That(await StatusAsync(http, "GET", "tokens"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "POST", "transactions/1/close"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "GET", "session"), Is.EqualTo(200));
    }

    [Test]
    public async Task A_key_for_locations_sees_what_stands_there_at_the_time()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var id in (string[])["S1", "S2", "S3"])
        {
            await using var station = await server.Boot16Async(id);
            await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        }
        foreach (var id in (string[])["L1", "L2"])
            await server.SendForAsync(201, "PUT", $"locations/{id}", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin"}""");
        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S1"]}""");
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"site","role":"Operator","locations":["l1"],"stations":["S3"]}""");
        using var http = server.WithoutKey((string)key["key"]!);
        Assert.That(Ids(await http.GetStringAsync("/api/v1/stations"), "id"), Is.EqualTo(new[] { "S1", "S3" }));
        Assert.That(await StatusAsync(http, "GET", "stations/S2"), Is.EqualTo(403));
        Assert.That(Ids(await http.GetStringAsync("/api/v1/locations"), "id"), Is.EqualTo(new[] { "L1" }));
        Assert.That(Ids(await http.GetStringAsync("/api/v1/map/locations"), "id"), Is.EqualTo(new[] { "L1" }));
        Assert.That(await StatusAsync(http, "GET", "locations/L2"), Is.EqualTo(404));
        Assert.That(await StatusAsync(http, "GET", "locations/L2/stations"), Is.EqualTo(404));
        Assert.That(await http.GetStringAsync("/api/v1/locations?format=csv"), Does.Contain("L1,").And.Not.Contain("L2,"));

        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S2"],"remove":["S1"]}""");
        Assert.That(Ids(await http.GetStringAsync("/api/v1/stations"), "id"), Is.EqualTo(new[] { "S2", "S3" }));
        Assert.That(Ids(await http.GetStringAsync("/api/v1/transactions"), "stationId"), Is.EquivalentTo(new[] { "S2", "S3" }));
        Assert.That(await StatusAsync(http, "POST", "stations/S2/clear-cache"), Is.EqualTo(409));
        Assert.That(await StatusAsync(http, "POST", "stations/S1/clear-cache"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "DELETE", "locations/L1"), Is.EqualTo(403));
        Assert.That(await StatusAsync(http, "POST", "locations/L1/stations"), Is.EqualTo(403));

        await server.SendForAsync(204, "DELETE", "locations/L1");
        Assert.That(Ids(await http.GetStringAsync("/api/v1/stations"), "id"), Is.EqualTo(new[] { "S3" }));
    }

    [Test]
    public async Task A_key_for_a_location_that_is_none_is_refused_and_one_for_stations_sees_no_location()
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(422, "POST", "api-keys", """{"name":"site","role":"Viewer","locations":["L1"]}""");
        Assert.That(problem.Violations(), Is.EqualTo(new[] { ("locations[0]", "exists") }));
        await server.SendForAsync(201, "PUT", "locations/L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin"}""");
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"one","role":"Viewer","stations":["S1"]}""");
        using var http = server.WithoutKey((string)key["key"]!);
        Assert.That(Ids(await http.GetStringAsync("/api/v1/locations"), "id"), Is.Empty);
    }

    [Test]
    public async Task What_a_key_changed_is_in_the_audit_with_before_and_after()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"maintenance","role":"Operator"}""");
        using var http = server.WithoutKey((string)key["key"]!);
        using var answer = await http.PatchAsync("/api/v1/stations/S1", new StringContent("""{"registration":"Pending","generatePassword":true}""", null, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var password = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["password"]!;
        var audit = await server.GetAsync("audit?operatorName=maintenance&stationId=S1&text=patch");
        var line = audit["items"]!.AsArray().Single()!;
        Assert.That(((string?)line["before"]!["registration"], (string?)line["after"]!["registration"]), Is.EqualTo(("Accepted", "Pending")));
        Assert.That((string?)line["address"], Is.EqualTo("127.0.0.1"));
        Assert.That(audit.ToJsonString(), Does.Not.Contain(password));
    }

    private static string?[] Ids(string json, string name) => [.. JsonNode.Parse(json)!["items"]!.AsArray().Select(item => (string?)item![name])];

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, JsonNode key)
    {
        using var http = server.WithoutKey((string)key["key"]!);
        using var answer = await http.GetAsync("/api/v1/stations");
        return answer.StatusCode;
    }

    private static async Task<int> StatusAsync(HttpClient http, string method, string path)
    {
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path));
        return (int)answer.StatusCode;
    }
}
