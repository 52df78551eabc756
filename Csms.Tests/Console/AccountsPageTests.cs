using System.Net;
using Csms.Domain.Operators;
using Csms.Tests.Api;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>Accounts, keys, one's own account and the audit, by clicking.</summary>
internal sealed class AccountsPageTests
{
    [Test]
    public async Task Somebody_is_added_by_a_link_gets_another_role_and_is_shut_out()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/accounts");
        await visit.ClickAsync("Add somebody");
        await visit.Page.GetByLabel("Name").FillAsync("Bob");
        await visit.PictureAsync("accounts-add");
        await visit.ClickAsync("Add and show the link");
        var shown = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "One-time link for bob" });
        var link = new Uri(await shown.Locator("pre").InnerTextAsync());
        await visit.PictureAsync("accounts-link");
        await shown.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Row, new() { Name = "bob" }).GetByText("Has not chosen a password"));

        await using var bob = await ConsoleVisit.StartAsync(server, link.PathAndQuery + link.Fragment);
        bob.ExpectError("status of 401");
        await bob.SeesAsync("Choose a password for bob.");
        await bob.Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(Browser.Password);
        await bob.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync(Browser.Password);
        await bob.ClickAsync("Save and sign in");
        await bob.SeesAsync(bob.Page.GetByRole(AriaRole.Banner));

        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Role of bob" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Operator" }).ClickAsync();
        await visit.SeesAsync("bob is changed.");
        await visit.ClickAsync("Actions for bob");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Disable" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Disable bob?" }).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Row, new() { Name = "bob" }).GetByText("Disabled"));
        // Nothing is clicked: the stream of events finds that it is over.
        clock.Advance(TimeSpan.FromSeconds(15));
        await bob.SeesAsync(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));

        await visit.OpenAsync("/audit?operator=alice");
        var line = visit.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = "PATCH" }).Nth(1);
        await line.GetByRole(AriaRole.Button, new() { Name = "What changed" }).ClickAsync();
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = "Viewer" }).Last).ToContainTextAsync("Operator");
        await visit.PictureAsync("audit-difference");
    }

    [Test]
    public async Task The_last_administrator_cannot_be_removed_and_is_told_why()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/accounts");
        visit.ExpectError("status of 409");
        await visit.ClickAsync("Actions for alice");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await visit.SeesAsync("This is the last administrator who can sign in; name another one first.");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Row, new() { Name = "alice" }));
    }

    [Test]
    public async Task A_key_is_shown_once_opens_its_stations_and_is_revoked()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/accounts");
        await visit.ClickAsync("Make a key");
        await visit.Page.GetByLabel("What it is for").FillAsync("billing");
        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Stations that it may see and command" }).FillAsync("S1");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.PictureAsync("accounts-key");
        await visit.ClickAsync("Make and show the key");
        var shown = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The key for billing" });
        using var http = server.WithoutKey(await shown.Locator("pre").InnerTextAsync());
        Assert.That((await http.GetAsync("/api/v1/stations/S1")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await http.GetAsync("/api/v1/tokens")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await shown.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await visit.ClickAsync("Revoke billing");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await visit.SeesAsync("The key for billing opens nothing any more.");
        await visit.SeesNotAsync(visit.Page.GetByRole(AriaRole.Row, new() { Name = "billing" }));
        Assert.That((await http.GetAsync("/api/v1/stations/S1")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Ones_own_password_and_second_factor_are_changed()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer");
        visit.ExpectError("status of 422");
        await visit.ClickAsync("You");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Your account" }).ClickAsync();
        await visit.Page.GetByLabel("Your password").FillAsync(Browser.Password);
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "New password" }).FillAsync("short");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync("short");
        await visit.ClickAsync("Change password");
        await Assertions.Expect(visit.Alert).ToContainTextAsync("at least 12 characters");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "New password" }).FillAsync("another good password");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync("another good password");
        await visit.ClickAsync("Change password");
        await visit.SeesAsync("Your password is changed.");

        await visit.ClickAsync("Turn on");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Your password" }).FillAsync("another good password");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await visit.SeesAsync(dialog.GetByRole(AriaRole.Img, new() { Name = "QR code for the authenticator app" }));
        Assert.That(await dialog.Locator("img").EvaluateAsync<int>("picture => picture.naturalWidth"), Is.GreaterThan(100), "the picture can be shown");
        await visit.PictureAsync("you-second-factor");
        var secret = Browser.SecretOf(await dialog.Locator("code").InnerTextAsync());
        await dialog.GetByLabel("Code").FillAsync(Totp.CodeAt(secret, clock.GetUtcNow()));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await visit.SeesAsync("From now on a code is asked for.");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Turn off" }).First);
        using var other = new Browser(server);
        Assert.That(await other.SignInAsync("alice", "another good password"), Is.EqualTo(401));
    }

    [Test]
    public async Task Another_browser_is_signed_out()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/you");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Row, new() { Name = "this one" }));
        await visit.ClickAsync("Sign out: Test");
        await visit.SeesAsync("That browser is signed out.");
        await visit.SeesNotAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out: Test" }));
    }

    [Test]
    public async Task The_audit_is_searched_and_the_search_is_in_the_address()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        foreach (var token in (string[])["FIRST", "SECOND"])
            (await server.Http.PutAsync($"tokens/{token}", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/audit");
        await visit.SeesAsync("/tokens/FIRST");
        await visit.Page.GetByLabel("Text").FillAsync("second");
        await visit.SeesNotAsync(visit.Main.GetByText("/tokens/FIRST"));
        await visit.SeesAsync("/tokens/SECOND");
        await visit.IsAtAsync("/audit?text=second");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Text")).ToHaveValueAsync("second");
        await visit.SeesAsync("/tokens/SECOND");
        await visit.SeesNotAsync(visit.Main.GetByText("/tokens/FIRST"));
        await visit.ClickAsync("Clear");
        await visit.SeesAsync("/tokens/FIRST");
        await visit.Page.GetByLabel("Until").FillAsync("2020-01-01T00:00");
        await visit.SeesAsync("Nothing was done that fits.");
    }
}
