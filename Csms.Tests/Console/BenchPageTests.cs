using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>The test bench in a real browser.</summary>
internal sealed class BenchPageTests
{
    private static readonly string[] On = ["Csms:TestBench:Enabled=true"];

    [Test]
    public async Task A_tester_starts_a_station_charges_with_it_and_plays_a_scenario()
    {
        await using var server = await TestServer.StartAsync(On, TimeProvider.System);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/bench");
        await visit.SeesAsync("No simulated station runs.");
        await visit.ClickAsync("Start a station");
        await visit.ClickAsync("Start");
        var tile = visit.Main.GetByRole(AriaRole.Region, new() { Name = "BENCH-1" });
        await Assertions.Expect(tile).ToContainTextAsync("Online");
        await tile.GetByRole(AriaRole.Button, new() { Name = "Plug in" }).ClickAsync();
        await tile.GetByRole(AriaRole.Button, new() { Name = "Present card" }).ClickAsync();
        await Assertions.Expect(tile).ToContainTextAsync("Charging");
        await tile.GetByRole(AriaRole.Button, new() { Name = "Stop drawing" }).ClickAsync();
        await Assertions.Expect(tile).ToContainTextAsync("SuspendedEV");
        await tile.GetByRole(AriaRole.Button, new() { Name = "Unplug" }).ClickAsync();
        await Assertions.Expect(tile).ToContainTextAsync("Available");
        await visit.PictureAsync("bench-driven");

        await visit.ClickAsync("Run: Messages on request");
        await visit.SeesAsync("It sends MeterValues when it is asked to");
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Passed");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Messages (2)" }).First.ClickAsync();
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Button, new() { NameRegex = new("TriggerMessage") }).First);
        await visit.PictureAsync("bench-run");
    }

    [Test]
    public async Task A_real_station_is_guided_and_the_page_goes_on_when_it_tells()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await server.Boot16Async("REAL-1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/bench");
        await visit.SeesAsync("Simulated stations are off here");
        await visit.Main.GetByRole(AriaRole.Combobox, new() { Name = "Station" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "REAL-1" }).ClickAsync();
        await visit.ClickAsync("Run: A fault comes and goes");
        await visit.SeesAsync("Put EVSE 1 into a fault now");
        await visit.PictureAsync("bench-guided");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"GroundFailure","status":"Faulted"}""");
        await visit.SeesAsync("Clear the fault of EVSE 1 now.");
        await visit.ClickAsync("Skip this step");
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Passed");
    }

    [Test]
    public async Task The_messages_around_an_event_stand_beside_the_timeline_with_its_own_one_open()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallForErrorAsync("StatusNotification", """{"connectorId":"one","errorCode":"NoError","status":"Available"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations/S1?tab=timeline");
        await visit.Main.GetByRole(AriaRole.Button, new() { NameRegex = new("Messages around: StatusNotification was refused") }).ClickAsync();
        var beside = visit.Main.GetByRole(AriaRole.Region, new() { Name = "Messages around it" });
        await visit.SeesAsync(beside.GetByRole(AriaRole.Button, new() { NameRegex = new("StatusNotification"), Expanded = true }));
        await visit.SeesAsync(beside.GetByRole(AriaRole.Button, new() { NameRegex = new("BootNotification"), Expanded = false }));
        await visit.PictureAsync("timeline-frames");
    }
}
