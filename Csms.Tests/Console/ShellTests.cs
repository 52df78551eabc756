using System.Text.RegularExpressions;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>What is around every page of the console, in a real browser.</summary>
internal sealed partial class ShellTests
{
    // What stands in a path for the things of a page; a test with stations of its own sees to it that they are there.
    private static readonly Dictionary<string, string> Examples = new() { ["stationId"] = "S201", ["transactionId"] = "1", ["id"] = "1", ["locationId"] = "L1" };

    [TestCase(false, "en")]
    [TestCase(true, "en")]
    [TestCase(false, "de")]
    [TestCase(false, "sv")]
    public async Task Every_page_opens_without_an_error(bool dark, string language)
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var old = await SimulatedAsync(server, "S16", OcppVersion.Ocpp16);
        await using var station = await SimulatedAsync(server, "S201", OcppVersion.Ocpp201);
        station.PlugIn(1);
        station.PresentCard(1, "CARD");
        await station.WaitForAsync(it => it.Evses[0].TransactionId is not null && it.Idle);
        await server.SendForAsync(201, "PUT", "locations/L1", """{"address":"Street 1","city":"Lund","country":"SWE","latitude":55.7,"longitude":13.2,"timeZone":"Europe/Stockholm"}""");
        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S16","S201"]}""");
        await server.SendForAsync(201, "POST", "bench/runs", """{"stationId":"S16","scenario":"trigger"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", dark: dark);
        await visit.SpeakAsync(language);
        foreach (var path in await PagesAsync())
        {
            await visit.OpenAsync(path);
            var title = await visit.Main.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
            Assert.That(title, Is.Not.Empty.And.Not.EqualTo("This page broke").And.Not.EqualTo("There is no such page"), path);
            Assert.That(await visit.NamelessAsync(), Is.Empty, $"{path} has what a screen reader cannot name");
            if (dark)
                continue;
            Assert.That(await visit.TooWideForPhoneAsync(), Is.Empty, $"{path} is wider than a phone");
            var name = path == "/" ? "home" : path.Trim('/').Replace('/', '-').Replace("?tab=", "-", StringComparison.Ordinal);
            await visit.PictureAsync(language == "en" ? name : $"{language}/{name}");
        }
    }

    [Test]
    public async Task A_page_that_is_none_leads_home()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/no/such/page");
        await visit.SeesAsync("There is no such page");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "To the overview" }).ClickAsync();
        await visit.IsAtAsync("/");
    }

    [Test]
    public async Task A_viewer_is_offered_nothing_that_is_for_others()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Stations", Exact = true }));
        foreach (var page in (string[])["Accounts", "Audit"])
        {
            await visit.SeesNotAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = page, Exact = true }));
            await visit.OpenAsync("/" + page.ToLowerInvariant());
            await Assertions.Expect(visit.Main.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This page needs the role Administrator; yours is Viewer.");
            await visit.SeesNotAsync(visit.Main.GetByRole(AriaRole.Button));
        }
        await visit.OpenAsync("/stations/S1");
        await visit.SeesNotAsync(visit.Main.GetByRole(AriaRole.Button, new() { NameRegex = Commands(), Disabled = false }));
    }

    [Test]
    public async Task Theme_and_language_stay_as_they_were_chosen()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations");
        await visit.ClickAsync("Language");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Svenska" }).ClickAsync();
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "Stationer" }));
        await visit.ClickAsync("Ljust eller mörkt");
        var page = visit.Page.Locator("html");
        await Assertions.Expect(page).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
        await visit.Page.ReloadAsync();
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "Stationer" }));
        await Assertions.Expect(page).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
        await Assertions.Expect(page).ToHaveAttributeAsync("lang", "sv");
    }

    [Test]
    public async Task A_phone_finds_its_way_by_the_menu()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", phone: true);
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Accounts", Exact = true });
        await Assertions.Expect(link).Not.ToBeInViewportAsync();
        await visit.ClickAsync("Menu");
        await Assertions.Expect(link).ToBeInViewportAsync();
        await visit.PictureAsync("menu");
        await link.ClickAsync();
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "Accounts", Level = 1 }));
        await Assertions.Expect(link).Not.ToBeInViewportAsync();
        Assert.That(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), Is.True, "the page is no wider than the phone");
    }

    [Test]
    public async Task The_keyboard_gets_past_the_navigation()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations");
        await visit.Page.ReloadAsync();
        await visit.SettleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Main).ToBeFocusedAsync();
    }

    private static async Task<SimulatedStation> SimulatedAsync(TestServer server, string id, OcppVersion version)
    {
        var station = new SimulatedStation(new StationOptions { Id = id, Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version });
        await station.StartAsync();
        await station.WaitForAsync(it => it.Idle);
        return station;
    }

    // A page that is added is tested by that.
    private static async Task<IReadOnlyList<string>> PagesAsync()
    {
        var pages = Path.Combine(Documents.Repository, "Csms.Console", "src");
        var routes = await File.ReadAllTextAsync(Path.Combine(pages, "routes.tsx"));
        var tabs = TabName().Matches(TabNames().Match(await File.ReadAllTextAsync(Path.Combine(pages, "station", "search.ts"))).Value).Skip(1);
        return
        [
            .. RoutePath().Matches(routes).Select(route => Parameter().Replace(route.Groups[1].Value, name => Examples[name.Groups[1].Value])),
            .. tabs.Select(tab => $"/stations/{Examples["stationId"]}?tab={tab.Groups[1].Value}"),
        ];
    }

    [GeneratedRegex("tabs = .*")]
    private static partial Regex TabNames();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex TabName();

    [GeneratedRegex("path: '([^']+)'")]
    private static partial Regex RoutePath();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("start|stop|reset|unlock|trigger|remove|edit|send|register|admit|availab", RegexOptions.IgnoreCase)]
    private static partial Regex Commands();
}
