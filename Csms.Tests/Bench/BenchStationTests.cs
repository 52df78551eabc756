using System.Text.Json.Nodes;
using Csms.Server.Bench;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Bench;

/// <summary>Simulated stations inside the server, by the API.</summary>
internal sealed class BenchStationTests
{
    private const string On = "Csms:TestBench:Enabled=true";
    private static readonly string[] Strict = [On, "Csms:Stations:Unknown=Reject"];

    [Test]
    public async Task Without_the_setting_no_station_is_started_and_it_says_which_setting_that_is()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((bool)(await server.GetAsync("bench"))["enabled"]!, Is.False);
        var refusal = await server.SendForAsync(409, "POST", "bench/stations", """{"ocppVersion":"1.6"}""");
        Assert.That((string)refusal["detail"]!, Does.Contain("Csms:TestBench:Enabled"));
        Assert.That((await server.GetAsync("stations"))["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("1.6")]
    [TestCase("2.0.1")]
    public async Task A_station_comes_in_as_a_registered_one_and_does_what_it_is_told(string version)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Strict, clock);
        var (id, station) = await AddAsync(server, version);
        var shown = await server.GetAsync($"stations/{id}");
        Assert.That(((bool)shown["connected"]!, (string?)shown["ocppVersion"], (int)shown["securityProfile"]!), Is.EqualTo((true, version, 1)));

        await DriveAsync(server, id, """{"deed":"PlugIn","evseId":1}""");
        await server.SendForAsync(409, "POST", $"bench/stations/{id}/drive", """{"deed":"PlugIn","evseId":1}""");
        await DriveAsync(server, id, """{"deed":"PresentCard","evseId":1,"idToken":"CARD-1"}""");
        await QuietAsync(station);
        var running = (await server.GetAsync($"transactions?stationId={id}&state=active"))["items"]!.AsArray().Single()!;
        Assert.That((string?)running["idToken"], Is.EqualTo("CARD-1"));

        clock.Advance(TimeSpan.FromMinutes(2));
        await QuietAsync(station);
        Assert.That((decimal)EvseOf(await TileAsync(server, id))["powerW"]!, Is.GreaterThan(10_000));
        await DriveAsync(server, id, """{"deed":"StopDrawing"}""");
        var still = EvseOf(await TileAsync(server, id));
        Assert.That(((string)still["state"]!, (decimal)still["powerW"]!, (bool)still["draws"]!), Is.EqualTo(("SuspendedEV", 0m, false)));
        await DriveAsync(server, id, """{"deed":"Draw"}""");
        Assert.That((string)EvseOf(await TileAsync(server, id))["state"]!, Is.EqualTo("Charging"));

        await DriveAsync(server, id, """{"deed":"Fault","errorCode":"HighTemperature"}""");
        await QuietAsync(station);
        var connector = (await server.GetAsync($"stations/{id}"))["evses"]!.AsArray().Last()!["connectors"]![0]!;
        Assert.That((string)connector["status"]!, Is.EqualTo("Faulted"));
        if (version == "1.6")
            Assert.That((string)connector["errorCode"]!, Is.EqualTo("HighTemperature"));
        await DriveAsync(server, id, """{"deed":"ClearFault"}""");
        await DriveAsync(server, id, """{"deed":"Unplug"}""");
        await QuietAsync(station);
        Assert.That((string)(await server.GetAsync($"transactions/{(int)running["id"]!}"))["state"]!, Is.EqualTo("ended"));
    }

    [Test]
    public async Task A_station_goes_offline_comes_back_and_reboots()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Strict, clock);
        var (id, station) = await AddAsync(server, "1.6");
        await DriveAsync(server, id, """{"deed":"GoOffline"}""");
        await server.UntilAsync($"stations/{id}", shown => !(bool)shown["connected"]!);
        await DriveAsync(server, id, """{"deed":"GoOnline"}""");
        await server.UntilAsync($"stations/{id}", shown => (bool)shown["connected"]!);
        await QuietAsync(station);
        await DriveAsync(server, id, """{"deed":"Reboot"}""");
        await server.UntilAsync($"stations/{id}", shown => !(bool)shown["connected"]!);
        clock.Advance(TimeSpan.FromSeconds(5));
        await QuietAsync(station);
        Assert.That((await server.GetAsync($"stations/{id}/messages?action=BootNotification"))["items"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_removed_station_is_no_longer_registered_and_its_transactions_stay()
    {
        await using var server = await TestServer.StartAsync(Strict);
        var (id, station) = await AddAsync(server, "2.0.1");
        await DriveAsync(server, id, """{"deed":"PlugIn"}""");
        await DriveAsync(server, id, """{"deed":"PresentCard","idToken":"CARD"}""");
        await QuietAsync(station);
        await server.SendForAsync(204, "DELETE", $"bench/stations/{id}");
        await server.SendForAsync(404, "GET", $"stations/{id}");
        await server.SendForAsync(404, "POST", $"bench/stations/{id}/drive", """{"deed":"Unplug"}""");
        Assert.That((await server.GetAsync("bench/stations"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await server.GetAsync($"transactions?stationId={id}"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task There_are_no_more_than_the_setting_says_and_each_has_an_id_of_its_own()
    {
        await using var server = await TestServer.StartAsync([On, "Csms:TestBench:MostStations=2"]);
        await server.SendForAsync(201, "POST", "bench/stations", """{"id":"MY-1","ocppVersion":"1.6","evses":2}""");
        await server.SendForAsync(409, "POST", "bench/stations", """{"id":"MY-1","ocppVersion":"1.6"}""");
        await server.SendForAsync(201, "POST", "bench/stations", """{"ocppVersion":"2.0.1","directCurrent":true}""");
        var refusal = await server.SendForAsync(409, "POST", "bench/stations", """{"ocppVersion":"1.6"}""");
        Assert.That((string)refusal["detail"]!, Does.Contain("2 simulated stations"));
        Assert.That((await server.GetAsync("bench/stations"))["items"]!.AsArray().Select(tile => (string)tile!["stationId"]!), Is.EqualTo(new[] { "MY-1", "BENCH-1" }));
    }

    [TestCase("""{"ocppVersion":"1.5"}""", "ocppVersion")]
    [TestCase("""{"ocppVersion":"1.6","evses":11}""", "evses")]
    [TestCase("""{"ocppVersion":"1.6","speedFactor":0.5}""", "speedFactor")]
    [TestCase("""{"ocppVersion":"1.6","id":"A:B"}""", "id")]
    public async Task A_wish_that_cannot_be_is_refused_with_its_member(string body, string member)
    {
        await using var server = await TestServer.StartAsync([On]);
        var refusal = await server.SendForAsync(422, "POST", "bench/stations", body);
        Assert.That(refusal.Violations().Select(violation => violation.Path), Is.EqualTo(new[] { member }));
        Assert.That((await server.GetAsync("stations"))["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("""{"deed":"PlugIn","evseId":2}""", "evseId")]
    [TestCase("""{"deed":"PresentCard"}""", "idToken")]
    [TestCase("""{"deed":"PresentCard","idToken":"123456789012345678901"}""", "idToken")]
    public async Task A_deed_that_cannot_be_is_refused_with_its_member(string body, string member)
    {
        await using var server = await TestServer.StartAsync([On]);
        var (id, _) = await AddAsync(server, "1.6");
        var refusal = await server.SendForAsync(422, "POST", $"bench/stations/{id}/drive", body);
        Assert.That(refusal.Violations().Select(violation => violation.Path), Is.EqualTo(new[] { member }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Stations_go_with_the_process_however_it_ends(bool inOrder)
    {
        var folder = Directory.CreateTempSubdirectory("csms-test-").FullName;
        try
        {
            await using (var first = await TestServer.StartAsync([On], folder: folder))
            {
                first.EndsInOrder = inOrder;
                await AddAsync(first, "1.6");
            }
            await using var second = await TestServer.StartAsync([On], folder: folder);
            Assert.That((await second.GetAsync("stations"))["items"]!.AsArray(), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts a station and waits until it has booted and has nothing left to say.</summary>
    public static async Task<(string Id, SimulatedStation Station)> AddAsync(TestServer server, string version, int evses = 1)
    {
        var added = await server.SendForAsync(201, "POST", "bench/stations", $$"""{"ocppVersion":"{{version}}","evses":{{evses}}}""");
        var id = (string)added["stationId"]!;
        var station = server.Services.GetRequiredService<BenchStations>().Find(id)!;
        await QuietAsync(station);
        return (id, station);
    }

    public static Task QuietAsync(SimulatedStation station) => station.WaitForAsync(it => it.Idle).WaitAsync(TimeSpan.FromSeconds(60));

    private static Task<JsonNode> DriveAsync(TestServer server, string id, string body) => server.SendForAsync(200, "POST", $"bench/stations/{id}/drive", body);

    private static async Task<JsonNode> TileAsync(TestServer server, string id) =>
        (await server.GetAsync("bench/stations"))["items"]!.AsArray().Single(tile => (string)tile!["stationId"]! == id)!;

    private static JsonNode EvseOf(JsonNode tile) => tile["evses"]![0]!;
}
