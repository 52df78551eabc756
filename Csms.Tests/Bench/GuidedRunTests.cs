using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Bench;

/// <summary>Scenarios at real stations, played by sockets: guided, and with stations that do not do what they should.</summary>
internal sealed class GuidedRunTests
{
    [Test]
    public async Task A_guided_run_notices_by_itself_what_was_done_at_the_station()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "card");

        var waiting = await UntilAsync(server, run, "plug-in", "Running");
        Assert.That(((string?)waiting["asks"]!["what"], (int)waiting["asks"]!["evseId"]!), Is.EqualTo(("PlugIn", 1)));
        await StatusAsync(station, "Preparing");
        Assert.That((string?)(await UntilAsync(server, run, "plug-in", "Passed"))["seen"], Is.EqualTo("EVSE 1 is Preparing."));

        Assert.That((string?)(await UntilAsync(server, run, "card-starts", "Running"))["asks"]!["what"], Is.EqualTo("PresentCard"));
        await station.CallAsync("Authorize", """{"idTag":"REAL"}""");
        var id = (int)(await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"REAL","meterStart":1000,"timestamp":"2026-03-01T12:55:00Z"}"""))["transactionId"]!;
        await UntilAsync(server, run, "energy-flows", "Running");
        clock.Advance(TimeSpan.FromMinutes(1));
        await station.CallAsync("MeterValues", $$"""{"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:56:00Z","sampledValue":[{"value":"1100"}]}]}""");
        var seen = (string)(await UntilAsync(server, run, "energy-flows", "Passed"))["seen"]!;
        Assert.That(seen, Does.Contain("0.1 kWh"));

        await UntilAsync(server, run, "card-stops", "Running");
        clock.Advance(TimeSpan.FromMinutes(1));
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"idTag":"REAL","meterStop":1200,"timestamp":"2026-03-01T12:57:00Z","reason":"Local"}""");
        await UntilAsync(server, run, "unplug", "Running");
        await StatusAsync(station, "Available");
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        Assert.That((string)ended["verdict"]!, Is.EqualTo("Passed"), ended.ToJsonString());
        Assert.That((bool)ended["isSimulated"]!, Is.False);
        await server.SendForAsync(409, "POST", run + "/continue", "{}");
    }

    [Test]
    public async Task A_remote_start_that_the_station_rejects_fails_its_step_with_the_stations_word()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "remote-start");
        await UntilAsync(server, run, "plug-in", "Running");
        await StatusAsync(station, "Preparing");
        await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Rejected"}""");
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        var step = Step(ended, "remote-start");
        Assert.That(((string)ended["verdict"]!, (string)step["state"]!), Is.EqualTo(("Failed", "Failed")));
        Assert.That((string)step["seen"]!, Is.EqualTo("The station answered Rejected, not Accepted."));
        Assert.That((string)step["frames"]![0]!["answer"]!["status"]!, Is.EqualTo("Rejected"), "the frame that proves it");
        Assert.That((string)Step(ended, "energy-flows")["state"]!, Is.EqualTo("Skipped"));
    }

    [Test]
    public async Task A_station_that_starts_and_never_charges_fails_when_the_time_is_over_and_is_stopped()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "remote-start");
        await UntilAsync(server, run, "plug-in", "Running");
        await StatusAsync(station, "Preparing");
        var asked = await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}""");
        await station.CallAsync("StartTransaction", $$"""{"connectorId":1,"idTag":"{{(string)asked["idTag"]!}}","meterStart":1000,"timestamp":"2026-03-01T12:55:00Z"}""");
        await UntilAsync(server, run, "energy-flows", "Running");
        await station.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromMinutes(6));
        await station.AnswerCallAsync("RemoteStopTransaction", """{"status":"Accepted"}""");
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        Assert.That((string)ended["verdict"]!, Is.EqualTo("Failed"));
        Assert.That((string)Step(ended, "energy-flows")["seen"]!, Does.StartWith("Not within 6 min. Said meanwhile: ").And.EndsWith("Heartbeat."));
    }

    [Test]
    public async Task What_is_said_to_be_done_but_not_told_by_the_station_fails_after_the_steps_limit()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "fault");
        await UntilAsync(server, run, "faulted", "Running");
        // Somebody is on the way to the station: that takes as long as it takes.
        clock.Advance(TimeSpan.FromMinutes(5));
        await server.SendForAsync(200, "POST", run + "/continue", "{}");
        for (var look = 0; look < 100 && (await server.GetAsync(run))["verdict"] is null; look++)
            clock.Advance(TimeSpan.FromSeconds(2));
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        Assert.That((string)Step(ended, "faulted")["seen"]!, Is.EqualTo("Not within 60 s. Nothing was said meanwhile."));
    }

    [Test]
    public async Task A_step_is_skipped_by_whoever_guides_and_the_run_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "fault");
        await UntilAsync(server, run, "faulted", "Running");
        await server.SendForAsync(200, "POST", run + "/continue", """{"skip":true}""");
        await UntilAsync(server, run, "faulted", "Skipped");
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        Assert.That((string)Step(ended, "fault-cleared")["state"]!, Is.EqualTo("Passed"), "it is in order already");
    }

    [Test]
    public async Task A_cancelled_run_says_by_whom_and_frees_the_station_for_another()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await StationAsync(server);
        var run = await StartAsync(server, "card");
        await UntilAsync(server, run, "plug-in", "Running");
        var refusal = await server.SendForAsync(409, "POST", "bench/runs", """{"stationId":"REAL-1","scenario":"trigger"}""");
        Assert.That((string)refusal["detail"]!, Does.Contain("Another scenario"));
        await server.SendForAsync(200, "POST", run + "/cancel");
        var ended = await server.UntilAsync(run, shown => shown["verdict"] is not null);
        Assert.That((string)ended["verdict"]!, Is.EqualTo("Cancelled"));
        Assert.That((string)ended["reason"]!, Does.StartWith("Cancelled by "));
        await server.SendForAsync(409, "POST", run + "/cancel");
    }

    [Test]
    public async Task A_run_that_the_server_did_not_end_is_cancelled_at_its_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("csms-test-").FullName;
        try
        {
            string run;
            await using (var first = await TestServer.StartAsync(folder: folder))
            {
                first.EndsInOrder = true;
                await using var station = await StationAsync(first);
                run = await StartAsync(first, "card");
                await UntilAsync(first, run, "plug-in", "Running");
                _ = station.CloseAsync();
            }
            await using var second = await TestServer.StartAsync(folder: folder);
            var ended = await second.GetAsync(run);
            Assert.That(((string?)ended["verdict"], (string?)ended["reason"]), Is.EqualTo(("Cancelled", "The server was stopped.")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RawStation> StationAsync(TestServer server)
    {
        var station = await server.Boot16Async("REAL-1");
        await StatusAsync(station, "Available");
        return station;
    }

    private static Task<JsonObject> StatusAsync(RawStation station, string status) =>
        station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}"}""");

    private static async Task<string> StartAsync(TestServer server, string scenario) =>
        $"bench/runs/{(int)(await server.SendForAsync(201, "POST", "bench/runs", $$"""{"stationId":"REAL-1","scenario":"{{scenario}}"}"""))["id"]!}";

    private static async Task<JsonNode> UntilAsync(TestServer server, string run, string key, string state) =>
        Step(await server.UntilAsync(run, shown => (string)Step(shown, key)["state"]! == state), key);

    private static JsonNode Step(JsonNode run, string key) => run["steps"]!.AsArray().Single(step => (string)step!["key"]! == key)!;
}
