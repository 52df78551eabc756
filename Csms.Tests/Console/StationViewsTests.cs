using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>Views of the stations' table: saved, chosen, shared, forgotten.</summary>
internal sealed class StationViewsTests
{
    [Test]
    public async Task A_view_is_saved_chosen_again_and_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations?version=2.0.1");
        await visit.SeesAsync("No station is like this.");
        await visit.ClickAsync("Columns");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Model" }).UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.SeesNotAsync(visit.Main.GetByRole(AriaRole.Columnheader, new() { Name = "Model" }));
        await visit.ClickAsync("Views");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save this view" }).ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Save this view" });
        await dialog.GetByLabel("Name").FillAsync("New ones");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await visit.SeesAsync("“New ones” is saved.");

        await visit.OpenAsync("/stations");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Row, new() { Name = "S1" }));
        await visit.ClickAsync("Views");
        await visit.PictureAsync("stations-views");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "New ones" }).ClickAsync();
        // The address holds it all, so that it can be sent to a colleague.
        await visit.IsAtAsync("/stations?version=2.0.1&hide=model");
        await visit.SeesAsync("No station is like this.");
        await visit.SeesNotAsync(visit.Main.GetByRole(AriaRole.Columnheader, new() { Name = "Model" }));
        await visit.ClickAsync("New ones");
        await visit.ClickAsync("Forget New ones");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
        await visit.SeesAsync("“New ones” is forgotten.");
        await visit.ClickAsync("Views");
        await visit.SeesAsync("No view is saved yet.");
    }
}
