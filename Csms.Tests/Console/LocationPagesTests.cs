using System.Globalization;
using System.Text;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>Locations in a real browser: added, filled, imported, and seen on the map.</summary>
internal sealed class LocationPagesTests
{
    private const string Head = "locationId,name,address,city,country,latitude,longitude,timeZone,stationId,evseId,connectorId,standard,format,powerType,maxVoltage,maxAmperage\n";

    [Test]
    public async Task A_location_is_added_a_station_put_there_and_both_are_on_the_map_without_asking_another_server()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/locations");
        List<string> strangers = [];
        visit.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsLoopback: false, Scheme: not "data" })
                strangers.Add(request.Url);
        };
        await visit.ClickAsync("Add a location");
        var form = visit.Page.GetByRole(AriaRole.Dialog);
        foreach (var (name, text) in new[] { ("Id", "HARBOUR"), ("Name", "The <b>harbour</b>"), ("Street and number", "Quay 1"), ("City", "Malmö"), ("Latitude", "55.609"), ("Longitude", "12.999") })
            await form.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true }).FillAsync(text);
        await form.GetByRole(AriaRole.Combobox, new() { Name = "Country" }).FillAsync("Sweden");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Sweden (SWE)" }).ClickAsync();
        await visit.ClickAsync("Save");
        await visit.IsAtAsync("/locations/HARBOUR");
        await visit.ClickAsync("Put stations here");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "S1" }).CheckAsync();
        await visit.ClickAsync("Put 1 here");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Link, new() { Name = "S1" }));
        await visit.OpenAsync("/");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Region, new() { Name = "Map of the locations" }));
        await Assertions.Expect(visit.Page.Locator(".mapMark")).ToHaveTextAsync(["The <b>harbour</b>"]);
        await visit.Page.Locator(".mapMark").ClickAsync();
        await visit.IsAtAsync("/locations/HARBOUR");
        Assert.That(strangers, Is.Empty);
    }

    [Test]
    public async Task A_file_shows_its_mistakes_and_the_next_one_what_it_changes()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/locations");
        await visit.ClickAsync("Import");
        await ChooseAsync(visit, $"{Head}L1,,Street 1,Lund,Sweden,,,Europe/Stockholm,S1,1,1,IEC_62196_T2,SOCKET,AC_3_PHASE,230,32\n");
        await visit.SeesAsync("The file has a mistake; nothing of it can be taken.");
        await visit.SeesAsync("A country is its code of three letters");
        await Assertions.Expect(Import(visit)).ToBeDisabledAsync();
        await ChooseAsync(visit, $"{Head}L1,Old town,Street 1,Lund,SWE,55.7,13.2,Europe/Stockholm,S1,1,1,IEC_62196_T2,SOCKET,AC_3_PHASE,230,32\n");
        await visit.SeesAsync("New: 2");
        await visit.PictureAsync("import-locations");
        await Import(visit).ClickAsync();
        await visit.SeesAsync("Imported. New: 2, changed: 1.");
        await visit.ClickAsync("Done");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Link, new() { Name = "Old town" }));
    }

    [Test]
    public async Task A_station_tells_on_its_page_where_it_stands_and_how_it_was_built()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        await server.SendForAsync(201, "PUT", "locations/L1", """{"name":"Old town","address":"Street 1","city":"Lund","country":"SWE","timeZone":"Europe/Stockholm"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1");
        await visit.ClickAsync("Set location");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Location" }).FillAsync("old");
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Old town (L1)" }).ClickAsync();
        await visit.ClickAsync("Save");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Link, new() { Name = "Old town" }));
        await visit.ClickAsync("Describe connectors");
        await visit.Page.GetByLabel("Label").FillAsync("Left");
        await visit.ClickAsync("Save");
        await visit.SeesAsync("Type 2 · Socket · AC 3~ · 230 V · 32 A · 22.1 kW");
        await visit.OpenAsync("/stations?location=L1");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Link, new() { Name = "S1", Exact = true }));
    }

    [Test]
    public async Task A_viewer_sees_locations_and_changes_none()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "locations/L1", """{"address":"Street 1","city":"Lund","country":"SWE","timeZone":"Europe/Stockholm"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/locations");
        foreach (var button in (string[])["Import", "Add a location"])
            await Assertions.Expect(visit.Main.GetByRole(AriaRole.Button, new() { Name = button })).ToBeDisabledAsync();
        await visit.OpenAsync("/locations/L1?edit=true");
        foreach (var button in (string[])["Edit", "Remove", "Put stations here"])
            await Assertions.Expect(visit.Main.GetByRole(AriaRole.Button, new() { Name = button })).ToBeDisabledAsync();
        await visit.SeesNotAsync(visit.Page.GetByRole(AriaRole.Dialog));
    }

    [Test]
    public async Task Two_thousand_locations_are_few_marks_until_one_looks_nearer()
    {
        await using var server = await TestServer.StartAsync();
        var file = new StringBuilder("locationId,name,address,city,country,latitude,longitude,timeZone\n");
        for (var number = 0; number < 2000; number++)
            file.Append(CultureInfo.InvariantCulture, $"L{number},Site {number},Street {number},Town,SWE,{36 + number % 50 * 0.6m},{-8 + number / 50 * 0.9m},Europe/Stockholm\n");
        using var answer = await server.Http.PostAsync("locations/import", new StringContent(file.ToString(), Encoding.UTF8, "text/csv"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer");
        await Assertions.Expect(visit.Page.Locator(".mapMark").First).ToBeVisibleAsync();
        var marks = await visit.Page.Locator(".mapMark").CountAsync();
        var counted = (await visit.Page.Locator(".mapCount").AllInnerTextsAsync()).Sum(text => int.Parse(text, CultureInfo.InvariantCulture));
        Assert.That(marks, Is.InRange(2, 150));
        Assert.That(counted + marks - await visit.Page.Locator(".mapCount").CountAsync(), Is.EqualTo(2000), "each is in one mark");
        await visit.PictureAsync("two-thousand-locations");
    }

    private static ILocator Import(ConsoleVisit visit) => visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });

    private static Task ChooseAsync(ConsoleVisit visit, string csv) => visit.Page.Locator("input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = "locations.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
}
