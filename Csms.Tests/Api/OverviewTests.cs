using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>How all stations are together.</summary>
internal sealed class OverviewTests
{
    private const string Start = """{"connectorId":1,"idTag":"T","meterStart":1000,"timestamp":"2026-03-01T12:50:00Z"}""";

    [Test]
    public async Task Stations_are_counted_by_what_they_are()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S0"}""");
        await using var charging = await server.Boot16Async("S1");
        await charging.CallAsync("StartTransaction", Start);
        await charging.CallAsync("StatusNotification", Status("Charging"));
        await using var faulted = await server.Boot16Async("S2");
        await faulted.CallAsync("StatusNotification", Status("Faulted"));
        var shown = await server.GetAsync("overview");
        Assert.That(
            ((int)shown["stations"]!, (int)shown["connected"]!, (int)shown["offline"]!, (int)shown["charging"]!, (int)shown["faulted"]!, (int)shown["activeTransactions"]!),
            Is.EqualTo((3, 2, 1, 1, 1, 1)));

        await charging.CallAsync("StatusNotification", Status("SuspendedEV"));
        await server.SendForAsync(204, "DELETE", "stations/S2");
        shown = await server.GetAsync("overview");
        Assert.That(((int)shown["stations"]!, (int)shown["charging"]!, (int)shown["faulted"]!), Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public async Task Power_and_state_of_charge_are_those_told_last_until_the_transaction_ends()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", Start);
        await station.CallAsync("MeterValues", Meter("12:51:00", """{"value":"7.2","measurand":"Power.Active.Import","unit":"kW"},{"value":"41","measurand":"SoC","unit":"Percent"}"""));
        await station.CallAsync("MeterValues", Meter("12:52:00", """{"value":"7000","measurand":"Power.Active.Import","unit":"W"}"""));
        Assert.That((decimal)(await server.GetAsync("overview"))["powerW"]!, Is.EqualTo(7000));
        var running = await server.GetAsync("transactions/1");
        Assert.That(((decimal)running["powerW"]!, (decimal)running["stateOfCharge"]!), Is.EqualTo((7000m, 41m)));

        await station.CallAsync("StopTransaction", """{"transactionId":1,"meterStop":1500,"timestamp":"2026-03-01T12:55:00Z"}""");
        Assert.That((decimal)(await server.GetAsync("overview"))["powerW"]!, Is.Zero);
        Assert.That((await server.GetAsync("transactions/1"))["powerW"], Is.Null);
    }

    [Test]
    public async Task Of_a_meter_that_tells_registers_only_the_power_is_the_mean_between_two()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", Start);
        await station.CallAsync("MeterValues", Meter("12:51:00", """{"value":"1100"}"""));
        await station.CallAsync("MeterValues", Meter("12:52:00", """{"value":"1200"}"""));
        Assert.That((decimal)(await server.GetAsync("overview"))["powerW"]!, Is.EqualTo(6000));
    }

    [Test]
    public async Task Energy_counts_from_the_time_that_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", Start);
        await station.CallAsync("StopTransaction", """{"transactionId":1,"meterStop":5500,"timestamp":"2026-03-01T12:55:00Z"}""");
        Assert.That((decimal)(await server.GetAsync("overview"))["energyTodayWh"]!, Is.EqualTo(4500));
        Assert.That((decimal)(await server.GetAsync("overview?since=2026-03-01T13:00:00Z"))["energyTodayWh"]!, Is.Zero);
    }

    [Test]
    public async Task The_picture_of_the_power_is_looked_at_once_a_minute()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StartTransaction", Start);
        await station.CallAsync("MeterValues", Meter("12:54:00", """{"value":"6000","measurand":"Power.Active.Import","unit":"W"}"""));
        clock.Advance(TimeSpan.FromMinutes(1));
        var shown = await server.UntilAsync("overview/power", answer => answer["items"]!.AsArray().Count > 0);
        var five = shown["items"]!.AsArray().Single()!;
        Assert.That(((string)five["at"]!, (decimal)five["powerW"]!), Is.EqualTo(("2026-03-01T12:55:00.000Z", 6000m)));
        Assert.That((await server.GetAsync("overview/power?from=2026-03-01T13:00:00Z&to=2026-03-01T14:00:00Z"))["items"]!.AsArray(), Is.Empty);
        await server.SendForAsync(400, "GET", "overview/power?from=2025-01-01T00:00:00Z");
    }

    [Test]
    public async Task Alarms_that_are_not_over_are_counted_by_severity()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync("SecurityEventNotification", """{"type":"FirmwareUpdated","timestamp":"2026-03-01T12:50:00Z"}""");
        await station.CallAsync("SecurityEventNotification", """{"type":"TamperDetectionActivated","timestamp":"2026-03-01T12:51:00Z"}""");
        var live = (await server.GetAsync("alarms"))["items"]!.AsArray();
        Assert.That(live, Is.Not.Empty);
        var expected = live.GroupBy(alarm => (int)alarm!["severity"]!).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));
        Assert.That(Counted(await server.GetAsync("overview")), Is.EqualTo(expected));
        await server.SendForAsync(200, "POST", $"alarms/{live[0]!["id"]}/close", "{}");
        Assert.That(Counted(await server.GetAsync("overview")).Sum(count => count.Item2), Is.EqualTo(live.Count - 1));
    }

    [Test]
    public async Task The_timeline_of_all_names_the_station_and_one_of_a_station_is_filtered_by_kind()
    {
        await using var server = await TestServer.StartAsync();
        await using var one = await server.Boot16Async("S1");
        await using var other = await server.Boot16Async("S2");
        var all = await server.UntilAsync("timeline", answer => answer["items"]!.AsArray().Count(entry => (string?)entry!["kind"] == "boot") == 2);
        Assert.That(all["items"]!.AsArray().Select(entry => (string?)entry!["stationId"]).Distinct(), Is.EquivalentTo(new[] { "S1", "S2" }));
        var boots = await server.GetAsync("stations/S1/timeline?kind=boot&kind=violation");
        Assert.That(boots["items"]!.AsArray().Select(entry => (string?)entry!["kind"]), Is.EqualTo(new[] { "boot" }));
        Assert.That((await server.GetAsync("stations/S1/timeline?kind=violation"))["items"]!.AsArray(), Is.Empty);
    }

    private static IEnumerable<(int, int)> Counted(JsonNode overview) =>
        overview["alarms"]!.AsArray().Select(count => ((int)count!["severity"]!, (int)count["count"]!));

    private static string Status(string status) =>
        $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}","timestamp":"2026-03-01T12:54:00Z"}""";

    private static string Meter(string at, string samples) =>
        $$"""{"connectorId":1,"transactionId":1,"meterValue":[{"timestamp":"2026-03-01T{{at}}Z","sampledValue":[{{samples}}]}]}""";
}
