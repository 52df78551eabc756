using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>Two people at two desks: each sees what the other does, and neither undoes it without being told.</summary>
internal sealed class TwoOperatorsTests
{
    [Test]
    public async Task What_one_changes_the_other_sees_without_reloading()
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);
        await using var alice = await ConsoleVisit.OfAsync(server, "Operator", "/tokens");
        await using var bob = await ConsoleVisit.OfAsync(server, "Operator", "/tokens", name: "bob");
        await bob.SeesAsync("No token is registered yet.");
        await bob.StayAsync();
        await AddTokenAsync(alice, "CARD-1");
        var row = bob.Main.GetByRole(AriaRole.Row, new() { Name = "CARD-1" });
        await Assertions.Expect(row).ToContainTextAsync("Accepted");
        await MenuAsync(alice, "CARD-1", "Block");
        await Assertions.Expect(row).ToContainTextAsync("Blocked");

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Knocks", Exact = true }).ClickAsync();
        await bob.SeesAsync(bob.Main.GetByRole(AriaRole.Heading, new() { Name = "Stations that knocked", Level = 1 }));
        await alice.OpenAsync("/knocks");
        Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => server.ConnectAsync("STRANGER"));
        var knock = bob.Main.GetByRole(AriaRole.Row, new() { Name = "STRANGER" });
        await bob.SeesAsync(knock);
        await alice.ClickAsync("Admit");
        await alice.SeesAsync("Password of STRANGER");
        await bob.SeesNotAsync(knock);

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Stations", Exact = true }).ClickAsync();
        await bob.SeesAsync(bob.Main.GetByRole(AriaRole.Row, new() { Name = "STRANGER" }));
        await server.Http.DeleteAsync("stations/STRANGER");
        await bob.SeesNotAsync(bob.Main.GetByRole(AriaRole.Row, new() { Name = "STRANGER" }));
        await bob.StaysAsync();
    }

    [Test]
    public async Task Of_two_who_change_the_same_token_the_second_is_told_and_sees_it_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await ConsoleVisit.OfAsync(server, "Operator", "/tokens");
        await using var bob = await ConsoleVisit.OfAsync(server, "Operator", "/tokens", name: "bob");
        bob.ExpectError("status of 409");
        await AddTokenAsync(alice, "CARD-1");
        await MenuAsync(bob, "CARD-1", "Edit");
        var dialog = bob.Page.GetByRole(AriaRole.Dialog, new() { Name = "Edit" });
        await dialog.GetByLabel("Group").FillAsync("BOBS");
        await MenuAsync(alice, "CARD-1", "Block");
        await alice.SeesAsync("CARD-1 is blocked.");

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Somebody has changed this token meanwhile.");
        await bob.PictureAsync("tokens-changed-meanwhile");
        Assert.That((string)(await server.GetAsync("tokens/CARD-1"))["status"]!, Is.EqualTo("Blocked"), "what alice did stays");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show it as it is now" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Status" }).Or(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Status" }))).ToHaveValueAsync("Blocked");
        await dialog.GetByLabel("Group").FillAsync("BOBS");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await bob.SeesAsync("CARD-1 is saved.");
        var token = await server.GetAsync("tokens/CARD-1");
        Assert.That(((string)token["status"]!, (string)token["groupId"]!), Is.EqualTo(("Blocked", "BOBS")));
    }

    [Test]
    public async Task A_token_that_another_has_added_meanwhile_is_not_replaced()
    {
        await using var server = await TestServer.StartAsync();
        await using var bob = await ConsoleVisit.OfAsync(server, "Operator", "/tokens");
        bob.ExpectError("status of 409");
        await bob.ClickAsync("Add a token");
        var dialog = bob.Page.GetByRole(AriaRole.Dialog, new() { Name = "Add a token" });
        await dialog.GetByLabel("Id").FillAsync("card-1");
        (await server.Http.PutAsync("tokens/CARD-1", new StringContent("""{"status":"Blocked"}""", System.Text.Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is a token 'CARD-1' already.");
        Assert.That((string)(await server.GetAsync("tokens/CARD-1"))["status"]!, Is.EqualTo("Blocked"));
    }

    [Test]
    public async Task Of_two_who_stop_the_same_transaction_the_second_is_told_what_the_station_says()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Charging"}""");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"CARD","meterStart":0,"timestamp":"2026-03-01T12:54:00Z"}""");
        await using var alice = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1");
        await using var bob = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1", name: "bob");
        foreach (var (visit, status) in new[] { (alice, "Accepted"), (bob, "Rejected") })
        {
            await visit.Main.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
            var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stop transaction 1" });
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
            await station.AnswerCallAsync("RemoteStopTransaction", $$"""{"status":"{{status}}"}""");
            await visit.SeesAsync(dialog.GetByText($"The station answered: {status}"));
        }
        await station.CallAsync("StopTransaction", """{"transactionId":1,"meterStop":10,"timestamp":"2026-03-01T12:55:00Z"}""");
        await bob.ClickAsync("Done");
        await bob.SeesAsync("Nothing is charging here.");
    }

    private static async Task AddTokenAsync(ConsoleVisit visit, string idToken)
    {
        await visit.ClickAsync("Add a token");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Add a token" });
        await dialog.GetByLabel("Id").FillAsync(idToken);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await visit.SeesAsync($"{idToken} is saved.");
    }

    private static async Task MenuAsync(ConsoleVisit visit, string idToken, string item)
    {
        await visit.ClickAsync($"More for {idToken}");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }
}
