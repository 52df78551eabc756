using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>The list of stations, narrowed down.</summary>
internal sealed class StationSearchTests
{
    [TestCase("text=berlin", "BERLIN-1,BERLIN-2")]
    [TestCase("text=RAW", "BERLIN-2,MALMO-1")] // the model
    [TestCase("text=sn-77", "MALMO-2")]
    [TestCase("text=%25", "")] // no wildcard
    [TestCase("text='%20or%201=1--", "")]
    [TestCase("state=online", "BERLIN-2,MALMO-1")]
    [TestCase("state=offline", "BERLIN-1,MALMO-2")]
    [TestCase("state=faulted", "MALMO-1")]
    [TestCase("state=charging", "BERLIN-2")]
    [TestCase("version=2.0.1", "MALMO-1")]
    [TestCase("state=online&text=berlin&version=1.6", "BERLIN-2")]
    [TestCase("state=offline&version=2.0.1", "")]
    public async Task Stations_are_found_by_what_they_are_called_and_how_they_are(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"BERLIN-1"}""");
        await server.SendForAsync(201, "POST", "stations", """{"id":"MALMO-2","serialNumber":"SN-77"}""");
        await using var charging = await server.Boot16Async("BERLIN-2");
        await charging.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:50:00Z"}""");
        await charging.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Charging"}""");
        await using var faulted = await server.Boot201Async("MALMO-1");
        await faulted.CallAsync("StatusNotification", """{"timestamp":"2026-03-01T12:50:00Z","connectorStatus":"Faulted","evseId":1,"connectorId":1}""");
        Assert.That(string.Join(',', Ids(await server.GetAsync($"stations?{query}"))), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_narrowed_list_comes_page_by_page_and_leaves_none_out()
    {
        await using var server = await TestServer.StartAsync();
        for (var number = 1; number <= 6; number++)
            await server.SendForAsync(201, "POST", "stations", $$"""{"id":"{{(number % 2 == 0 ? "EVEN" : "ODD")}}-{{number}}"}""");
        var first = await server.GetAsync("stations?text=odd&state=offline&limit=2");
        var second = await server.GetAsync($"stations?text=odd&state=offline&limit=2&cursor={Uri.EscapeDataString((string)first["next"]!)}");
        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(new[] { "ODD-1", "ODD-3", "ODD-5" }));
        Assert.That(second["next"], Is.Null);
    }

    [Test]
    public async Task A_state_that_is_none_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(400, "GET", "stations?state=asleep");
        Assert.That((string?)problem["detail"], Does.Contain("'state'"));
    }

    private static IEnumerable<string> Ids(JsonNode list) => list["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
