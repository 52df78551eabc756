using System.Text.Json.Nodes;
using System.Xml.Linq;
using Csms.Domain;
using Csms.Domain.Timeline;
using Csms.Server.Bench;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Bench;

/// <summary>Scenarios at simulated stations, which play by themselves.</summary>
internal sealed class ScenarioTests
{
    private static readonly string[] Settings = ["Csms:TestBench:Enabled=true", "Csms:Stations:Unknown=Reject", "Csms:Tokens:Unknown=Reject"];

    // A run at a good station is over by then; a step's limit is a minute and more.
    private const int MostLooks = 6_000;

    private static readonly string[] Scenarios =
    [
        "reset", "trigger", "configuration", "remote-start", "card", "refused-card", "offline", "profile", "reservation", "unlock", "availability", "reset-charging", "fault", "log",
    ];

    [Test]
    public async Task Every_scenario_is_tested_here()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.GetAsync("bench/scenarios"))["items"]!.AsArray().Select(scenario => (string)scenario!["name"]!), Is.EqualTo(Scenarios));
    }

    [Test]
    public async Task A_scenario_is_passed_by_a_good_station([ValueSource(nameof(Scenarios))] string scenario, [Values("1.6", "2.0.1")] string version)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        var (id, _) = await BenchStationTests.AddAsync(server, version);
        var run = await PlayAsync(server, clock, id, scenario);
        Assert.That((string?)run["verdict"], Is.EqualTo("Passed"), Words(run));
        Assert.That(Steps(run).Select(step => (string)step["state"]!), Has.All.EqualTo("Passed"), Words(run));
        Assert.That(Steps(run).Select(step => (string?)step["seen"]), Has.All.Not.Empty);
        Assert.That(Steps(run).Sum(step => step["frames"]!.AsArray().Count), Is.GreaterThan(0), "what was said is kept");
        // Nothing is left behind: no card, no transaction, no plug.
        Assert.That((await server.GetAsync("tokens"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await server.GetAsync("transactions?state=active"))["items"]!.AsArray(), Is.Empty);
        Assert.That((bool)(await server.GetAsync("bench/stations"))["items"]![0]!["evses"]![0]!["plugged"]!, Is.False);
    }

    [Test]
    public async Task A_run_is_played_at_the_EVSE_that_is_named()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        var (id, _) = await BenchStationTests.AddAsync(server, "2.0.1", evses: 2);
        var run = await PlayAsync(server, clock, id, "card", 2);
        Assert.That((string?)run["verdict"], Is.EqualTo("Passed"), Words(run));
        Assert.That((int)run["evseId"]!, Is.EqualTo(2));
        Assert.That((int)(await server.GetAsync($"transactions?stationId={id}"))["items"]![0]!["evseId"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task A_busy_EVSE_fails_the_first_step_and_nothing_is_tried()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:TestBench:Enabled=true"], clock);
        var (id, station) = await BenchStationTests.AddAsync(server, "1.6");
        station.PlugIn(1);
        station.PresentCard(1, "SOMEBODY");
        await BenchStationTests.QuietAsync(station);
        var run = await PlayAsync(server, clock, id, "remote-start");
        Assert.That((string?)run["verdict"], Is.EqualTo("Failed"));
        Assert.That((string)run["reason"]!, Does.Contain("Transaction 1 runs there"));
        Assert.That(Steps(run).Skip(1).SkipLast(1).Select(step => (string)step["state"]!), Has.All.EqualTo("Skipped"), Words(run));
    }

    [Test]
    public async Task A_run_is_listed_kept_and_exported_as_JUnit()
    {
        var folder = Directory.CreateTempSubdirectory("csms-test-").FullName;
        try
        {
            var id = 0;
            var clock = new ManualClock();
            await using (var server = await TestServer.StartAsync(Settings, clock, folder))
            {
                server.EndsInOrder = true;
                var (stationId, _) = await BenchStationTests.AddAsync(server, "1.6");
                id = (int)(await PlayAsync(server, clock, stationId, "unlock"))["id"]!;
            }
            await using var second = await TestServer.StartAsync(Settings, clock, folder);
            var listed = (await second.GetAsync("bench/runs"))["items"]!.AsArray().Single()!;
            Assert.That(((int)listed["id"]!, (string)listed["scenario"]!, (string)listed["verdict"]!), Is.EqualTo((id, "unlock", "Passed")));
            Assert.That(Steps(listed).SelectMany(step => step["frames"]!.AsArray()), Is.Empty, "the list is short");
            var kept = await second.GetAsync($"bench/runs/{id}");
            Assert.That(Steps(kept)[^1]["frames"]!.AsArray().Select(frame => (string)frame!["action"]!), Is.EqualTo(new[] { "UnlockConnector" }));
            var xml = XElement.Parse(await second.Http.GetStringAsync($"bench/runs/{id}/junit"));
            Assert.That(((string)xml.Attribute("tests")!, (string)xml.Attribute("failures")!), Is.EqualTo(("2", "0")));
            Assert.That(xml.Elements("testcase").Select(step => (string)step.Attribute("name")!), Does.Contain("The station says that it is unlocked"));
            await second.SendForAsync(404, "GET", "bench/runs/999");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task What_cannot_be_played_is_refused()
    {
        await using var server = await TestServer.StartAsync(Settings);
        await server.SendForAsync(201, "POST", "stations", """{"id":"AWAY"}""");
        await server.SendForAsync(422, "POST", "bench/runs", """{"stationId":"AWAY","scenario":"no-such"}""");
        await server.SendForAsync(409, "POST", "bench/runs", """{"stationId":"AWAY","scenario":"reset"}""");
        await server.SendForAsync(404, "POST", "bench/runs", """{"stationId":"NOBODY","scenario":"reset"}""");
        Assert.That((await server.GetAsync("bench/runs"))["items"]!.AsArray(), Is.Empty);
    }

    /// <summary>Plays a scenario to its end: time passes only while station and server have nothing to say to each other.</summary>
    private static async Task<JsonNode> PlayAsync(TestServer server, ManualClock clock, string stationId, string scenario, int evseId = 1)
    {
        var begun = await server.SendForAsync(201, "POST", "bench/runs", $$"""{"stationId":"{{stationId}}","scenario":"{{scenario}}","evseId":{{evseId}}}""");
        var path = $"bench/runs/{(int)begun["id"]!}";
        for (var look = 0; look < MostLooks; look++)
        {
            var run = await server.GetAsync(path);
            if (run["verdict"] is not null)
                return run;
            var station = server.Services.GetRequiredService<BenchStations>().Find(stationId)!;
            await station.WaitForAsync(it => it.Idle || !it.Connected).WaitAsync(TimeSpan.FromSeconds(60));
            // What waits for the disk is no fault of the station's.
            _ = await server.Services.GetRequiredService<StationTimeline>().ListAsync("", new PageRequest(1), CancellationToken.None);
            clock.Advance(TimeSpan.FromMilliseconds(200));
        }
        throw new AssertionException($"The run goes on and on: {Words(await server.GetAsync(path))}");
    }

    private static List<JsonNode> Steps(JsonNode run) => [.. run["steps"]!.AsArray().Select(step => step!)];

    private static string Words(JsonNode run) => string.Join('\n', Steps(run).Select(step => $"{step["state"]} {step["title"]}: {step["seen"]}"));
}
