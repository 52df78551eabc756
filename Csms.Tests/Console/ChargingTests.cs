using System.Text.RegularExpressions;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>A vehicle is charged from the console: by clicking, and by the keyboard alone.</summary>
internal sealed partial class ChargingTests
{
    [TestCase(OcppVersion.Ocpp16)]
    [TestCase(OcppVersion.Ocpp201)]
    public async Task A_transaction_is_started_watched_and_stopped_by_clicking(OcppVersion version)
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await PluggedInAsync(server, version);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1");
        var evse = visit.Main.GetByRole(AriaRole.Region, new() { Name = "EVSE 1" });
        await evse.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await visit.StayAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Start charging at EVSE 1" });
        await dialog.GetByLabel("Token").FillAsync("CARD-1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await visit.SeesAsync(dialog.GetByText("Transaction 1 has begun."));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        await Assertions.Expect(evse).ToContainTextAsync("Charging");
        await Assertions.Expect(evse).ToContainTextAsync("CARD-1");
        await Assertions.Expect(evse).ToContainTextAsync(SomeEnergy());
        var before = SomeEnergy().Match(await evse.InnerTextAsync()).Value;
        await Assertions.Expect(evse).Not.ToContainTextAsync(before);
        await Assertions.Expect(evse).ToContainTextAsync(SomeEnergy());
        await visit.PictureAsync($"charging-{version}");

        await evse.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stop transaction 1" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await visit.SeesAsync(dialog.GetByText("The station answered: Accepted"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(evse).ToContainTextAsync("Nothing is charging here.");
        await visit.StaysAsync();
        var stored = await server.GetAsync("transactions/1");
        Assert.That(((string)stored["state"]!, (string)stored["stopReason"]!, (decimal)stored["energyWh"]! > 0), Is.EqualTo(("ended", "Remote", true)));
    }

    [Test]
    public async Task The_keyboard_alone_signs_in_finds_a_station_and_stops_what_it_charges()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var other = await server.Boot16Async("OTHER");
        await using var station = await PluggedInAsync(server, OcppVersion.Ocpp201);
        station.PresentCard(1, "CARD-1");
        await station.WaitForAsync(it => it.Evses[0].TransactionId is not null && it.Idle);
        using var account = await Operators.Browser.OfAsync(server, "Operator");
        await using var visit = await ConsoleVisit.StartAsync(server);
        var keyboard = visit.Page.Keyboard;

        await Assertions.Expect(visit.Page.GetByLabel("Name")).ToBeFocusedAsync();
        await keyboard.TypeAsync("alice");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(Operators.Browser.Password);
        await keyboard.PressAsync("Enter");
        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Stations", Exact = true }));
        await keyboard.PressAsync("Enter");
        await visit.TabToAsync(visit.Page.GetByLabel("Id, vendor, model or serial number"));
        await keyboard.TypeAsync("s1");
        await visit.SeesNotAsync(visit.Main.GetByText("OTHER"));
        await visit.TabToAsync(visit.Main.GetByRole(AriaRole.Link, new() { Name = "S1" }));
        await keyboard.PressAsync("Enter");
        await visit.TabToAsync(visit.Main.GetByRole(AriaRole.Button, new() { Name = "Stop" }));
        await keyboard.PressAsync("Enter");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stop transaction 1" });
        await visit.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Stop" }));
        await keyboard.PressAsync("Enter");
        await visit.SeesAsync(dialog.GetByText("The station answered: Accepted"));
        await keyboard.PressAsync("Escape");
        await visit.SeesNotAsync(dialog);
        await visit.SeesAsync("Nothing is charging here.");
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_start_that_the_station_refuses_says_so()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1");
        await visit.Main.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Token").FillAsync("CARD-1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Rejected"}""");
        await visit.SeesAsync(dialog.GetByText("The station answered: Rejected"));
        await visit.SeesAsync(dialog.GetByText("It will not do it."));
    }

    private static async Task<SimulatedStation> PluggedInAsync(TestServer server, OcppVersion version)
    {
        var station = new SimulatedStation(new StationOptions
        {
            Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, MeterInterval = TimeSpan.FromSeconds(1), SpeedFactor = 60,
        });
        await station.StartAsync();
        await station.WaitForAsync(it => it.Idle);
        station.PlugIn(1);
        await station.WaitForAsync(it => it.Idle);
        return station;
    }

    [GeneratedRegex(@"\b(?!0 kWh)\d+(\.\d+)? kWh")]
    private static partial Regex SomeEnergy();
}
