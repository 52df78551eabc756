using Microsoft.Extensions.DependencyInjection;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Alarms;

/// <summary>Alarms about what lasts at stations: they come after their time, end by themselves, outlive the server and do not come in thousands.</summary>
internal sealed class StandingAlarmTests
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    // A raw station answers no ping, and minutes go by here.
    private static readonly string[] Settings = ["Csms:Connections:PingInterval=01:00:00"];

    [Test]
    public async Task A_station_that_is_away_for_ten_minutes_is_an_alarm_until_it_comes_back()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        using var events = await EventsApiTests.ListenAsync(server);
        await GoneAsync(server, "S1");
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.That(await AlarmsAsync(server), Is.Empty);
        clock.Advance(TimeSpan.FromMinutes(1) + Look);
        await UntilAsync(server, "S1 Offline 4 Active");
        Assert.That((string)(await EventsApiTests.NextAsync(events, "alarm")).Data["reason"]!, Is.EqualTo("The station has been offline since 2026-03-01 12:55 UTC."));
        await using var again = await server.Boot16Async("S1");
        await LookUntilAsync(server, clock, "S1 Offline 4 Ended");
        Assert.That((string)(await EventsApiTests.NextAsync(events, "alarm")).Data["state"]!, Is.EqualTo("Ended"));
    }

    [Test]
    public async Task A_rule_says_how_long_and_where_and_what_is_closed_by_hand_stays_closed_while_it_lasts()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await server.SendForAsync(201, "PUT", "alarm-rules/shops", """{"position":10,"source":"Station","kind":"Offline","station":"SHOP-*","minutes":1,"severity":2}""");
        await server.SendForAsync(201, "PUT", "alarm-rules/workshop", """{"position":10,"source":"Station","kind":"*","station":"WORK-*","raises":false}""");
        foreach (var id in (string[])["SHOP-1", "WORK-1", "ROAD-1"])
            await GoneAsync(server, id);
        clock.Advance(TimeSpan.FromMinutes(1) + Look);
        await UntilAsync(server, "SHOP-1 Offline 2 Active");
        await server.SendForAsync(200, "POST", "alarms/1/close", """{"reason":"rebuilt"}""");
        clock.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(server, "ROAD-1 Offline 4 Active", "SHOP-1 Offline 2 Ended");
        await GoneAsync(server, "SHOP-1");
        clock.Advance(TimeSpan.FromMinutes(1) + Look);
        await LookUntilAsync(server, clock, "SHOP-1 Offline 2 Active", "ROAD-1 Offline 4 Active", "SHOP-1 Offline 2 Ended");
    }

    [Test]
    public async Task A_restart_raises_nothing_forgets_nothing_and_gives_stations_their_time_to_come_back()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualClock();
        await using (var first = await TestServer.StartAsync(Settings, clock, folder.Path))
        {
            await GoneAsync(first, "AWAY");
            clock.Advance(TimeSpan.FromMinutes(10) + Look);
            await UntilAsync(first, "AWAY Offline 4 Active");
            await using var station = await first.Boot16Async("HERE");
            await first.StopAsync();
        }
        clock.Advance(TimeSpan.FromHours(2));
        await using var second = await TestServer.StartAsync(Settings, clock, folder.Path);
        clock.Advance(TimeSpan.FromMinutes(9));
        await LookUntilAsync(second, clock, "AWAY Offline 4 Active");
        clock.Advance(TimeSpan.FromMinutes(1) + Look);
        await LookUntilAsync(second, clock, "HERE Offline 4 Active", "AWAY Offline 4 Active");
    }

    [Test]
    public async Task Many_at_once_are_one_alarm_and_the_few_that_stay_away_get_their_own()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        var ids = Enumerable.Range(10, 40).Select(i => $"S{i}").ToArray();
        foreach (var id in ids)
            await GoneAsync(server, id);
        clock.Advance(TimeSpan.FromMinutes(10) + Look);
        await UntilAsync(server, "server Offline 4 Active");
        Assert.That((string)(await server.GetAsync("alarms"))["items"]![0]!["reason"]!, Is.EqualTo("40 stations are offline: S10, S11, S12, S13, S14 and 35 more."));
        await GoneAsync(server, "LATER");
        clock.Advance(TimeSpan.FromMinutes(10) + Look);
        await LookUntilAsync(server, clock, "LATER Offline 4 Active", "server Offline 4 Active");
        List<RawStation> back = [];
        foreach (var id in ids.Skip(2))
            back.Add(await server.Boot16Async(id));
        await LookUntilAsync(server, clock, "S11 Offline 4 Active", "S10 Offline 4 Active", "LATER Offline 4 Active", "server Offline 4 Ended");
        foreach (var station in back)
            await station.DisposeAsync();
    }

    [TestCase("1.6")]
    [TestCase("2.0.1")]
    public async Task A_faulted_connector_is_an_alarm_until_it_says_something_else(string version)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = version == "1.6" ? await server.Boot16Async("S1") : await server.Boot201Async("S1");
        await StatusAsync(station, version, "Faulted");
        await LookUntilAsync(server, clock, "S1 Faulted 4 Active");
        Assert.That((string)(await server.GetAsync("alarms"))["items"]![0]!["reason"]!, Is.EqualTo(version == "1.6" ? "Connector 1/1 is Faulted: GroundFailure." : "Connector 1/1 is Faulted."));
        await StatusAsync(station, version, "Faulted");
        clock.Advance(Look);
        await LookUntilAsync(server, clock, "S1 Faulted 4 Active");
        await StatusAsync(station, version, "Available");
        await LookUntilAsync(server, clock, "S1 Faulted 4 Ended");
    }

    [Test]
    public async Task A_meter_that_stands_still_while_the_station_charges_is_an_alarm_until_it_moves()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot16Async("S1");
        await using var paused = await server.Boot16Async("S2");
        List<(RawStation Station, int Id)> running = [];
        foreach (var one in (RawStation[])[station, paused])
            running.Add((one, await TransactionsApiTests.StartAsync(one, at: "2026-03-01T12:55:00Z")));
        await StatusAsync(station, "1.6", "Charging");
        await StatusAsync(paused, "1.6", "SuspendedEV");
        foreach (var (one, id) in running)
        {
            await MeterAsync(one, clock, id, 1100);
            await MeterAsync(one, clock, id, 1200);
        }
        clock.Advance(TimeSpan.FromMinutes(14));
        foreach (var (one, id) in running)
            await MeterAsync(one, clock, id, 1200);
        await LookUntilAsync(server, clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        await LookUntilAsync(server, clock, "S1 NoEnergy 5 Active");
        await MeterAsync(station, clock, running[0].Id, 1300);
        await LookUntilAsync(server, clock, "S1 NoEnergy 5 Ended");
    }

    [Test]
    public async Task A_station_that_breaks_the_specification_often_is_an_alarm_until_it_has_kept_to_it_for_as_long()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await server.SendForAsync(201, "PUT", "alarm-rules/strict", """{"position":10,"source":"Station","kind":"Violations","minutes":5,"times":3}""");
        await using var station = await server.Boot16Async("S1");
        for (var i = 0; i < 2; i++)
            await station.CallForErrorAsync("StatusNotification", """{"connectorId":"one"}""");
        await LookUntilAsync(server, clock);
        await station.CallForErrorAsync("StatusNotification", """{"connectorId":"one"}""");
        await LookUntilAsync(server, clock, "S1 Violations 6 Active");
        Assert.That((string)(await server.GetAsync("alarms"))["items"]![0]!["reason"]!, Does.StartWith("3 messages within 5 minutes"));
        clock.Advance(TimeSpan.FromMinutes(11));
        await LookUntilAsync(server, clock, "S1 Violations 6 Ended");
    }

    [Test]
    public async Task What_operators_do_with_an_alarm_is_told_to_all_who_listen()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("SecurityEventNotification", """{"type":"TamperDetectionActivated","timestamp":"2026-03-01T12:50:00Z"}""");
        using var events = await EventsApiTests.ListenAsync(server);
        await server.SendForAsync(200, "POST", "alarms/1/acknowledge");
        Assert.That((string)(await EventsApiTests.NextAsync(events, "alarm")).Data["state"]!, Is.EqualTo("Acknowledged"));
        await station.CallAsync("SecurityEventNotification", """{"type":"TamperDetectionActivated","timestamp":"2026-03-01T12:51:00Z"}""");
        var reopened = (await EventsApiTests.NextAsync(events, "alarm")).Data;
        Assert.That(((string)reopened["state"]!, (int)reopened["count"]!), Is.EqualTo(("Active", 2)));
        await server.SendForAsync(200, "POST", "alarms/1/close");
        Assert.That((string)(await EventsApiTests.NextAsync(events, "alarm")).Data["state"]!, Is.EqualTo("Ended"));
    }

    [TestCase("""{"source":"SecurityEvent","minutes":5}""", "minutes")]
    [TestCase("""{"source":"Station","minutes":-1}""", "minutes")]
    [TestCase("""{"source":"Station","kind":"Violations","minutes":61}""", "minutes")]
    [TestCase("""{"source":"Station","kind":"Violations","times":0}""", "times")]
    public async Task A_rule_that_cannot_be_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.SendForAsync(422, "PUT", "alarm-rules/x", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    private static async Task GoneAsync(TestServer server, string id)
    {
        await using var station = await server.Boot16Async(id);
        var before = (await server.GetAsync($"stations/{id}/timeline"))["items"]!.AsArray().Count(entry => (string)entry!["kind"]! == "disconnected");
        await station.CloseAsync();
        await server.UntilAsync($"stations/{id}/timeline", shown => shown["items"]!.AsArray().Count(entry => (string)entry!["kind"]! == "disconnected") > before);
    }

    private static Task<JsonObject> StatusAsync(RawStation station, string version, string status) => version == "1.6"
        ? station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"{{(status == "Faulted" ? "GroundFailure" : "NoError")}}","status":"{{status}}"}""")
        : station.CallAsync("StatusNotification", $$"""{"timestamp":"2026-03-01T12:55:00Z","evseId":1,"connectorId":1,"connectorStatus":"{{status}}"}""");

    private static Task<JsonObject> MeterAsync(RawStation station, ManualClock clock, int transaction, int wattHours) => station.CallAsync(
        "MeterValues", $$"""{"connectorId":1,"transactionId":{{transaction}},"meterValue":[{"timestamp":"{{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}","sampledValue":[{"value":"{{wattHours}}"}]}]}""");

    /// <summary>The alarms, the newest first, once they are these.</summary>
    private static async Task UntilAsync(TestServer server, params string[] alarms) =>
        await server.UntilAsync("alarms", shown => Words(shown).SequenceEqual(alarms));

    /// <summary>The same after the look that comes now; the watch looks beside the test, so a few may be needed.</summary>
    private static async Task LookUntilAsync(TestServer server, ManualClock clock, params string[] alarms)
    {
        string[] shown = [];
        for (var look = 0; look < 20; look++)
        {
            clock.Advance(Look / 15);
            server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Csms.Server.Alarms.AlarmWatch>().Single().Wake();
            for (var read = 0; read < 20; read++)
                shown = await AlarmsAsync(server);
            if (shown.SequenceEqual(alarms) && look > 2)
                return;
        }
        Assert.That(shown, Is.EqualTo(alarms));
    }

    private static async Task<string[]> AlarmsAsync(TestServer server) => [.. Words(await server.GetAsync("alarms"))];

    private static IEnumerable<string> Words(JsonNode list) =>
        list["items"]!.AsArray().Select(alarm => $"{(string?)alarm!["stationId"] ?? "server"} {(string)alarm["kind"]!} {(int)alarm["severity"]!} {(string)alarm["state"]!}");
}
