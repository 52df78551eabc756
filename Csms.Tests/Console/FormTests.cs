using System.Text.RegularExpressions;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>What somebody types: wrong, while the session ends, and with a screen reader.</summary>
internal sealed partial class FormTests
{
    [Test]
    public async Task What_is_wrong_is_told_at_its_field_and_what_is_missing_is_not_sent()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations");
        visit.ExpectError("status of 422");
        var sent = 0;
        visit.Page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await visit.ClickAsync("Register a station");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Register a station" });
        var id = dialog.GetByRole(AriaRole.Textbox, new() { Name = "Station" });
        var password = dialog.GetByRole(AriaRole.Textbox, new() { Name = "Password" });
        var register = dialog.GetByRole(AriaRole.Button, new() { Name = "Register" });
        await register.ClickAsync();
        await Assertions.Expect(id).ToBeFocusedAsync();
        await id.FillAsync("S1");
        await password.PressSequentiallyAsync("short");
        await register.ClickAsync();
        await Assertions.Expect(password).ToBeFocusedAsync();
        Assert.That(sent, Is.Zero, "a form that is not whole goes nowhere");

        await password.FillAsync("");
        await id.FillAsync("CS:1");
        await register.ClickAsync();
        await Assertions.Expect(id).ToHaveAccessibleDescriptionAsync(Colon());
        await Assertions.Expect(id).ToHaveAttributeAsync("aria-invalid", "true");
        await visit.PictureAsync("stations-register-wrong");
        Assert.That((await server.GetAsync("stations"))["items"]!.AsArray(), Is.Empty);
        await id.FillAsync("CS-1");
        await register.ClickAsync();
        await visit.SeesAsync("Password of CS-1");
        await visit.PictureAsync("stations-registered");
    }

    [Test]
    public async Task A_password_that_is_too_weak_and_a_name_that_is_taken_are_told_by_the_server()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/accounts");
        visit.ExpectError("status of 422");
        await visit.ClickAsync("Add somebody");
        await visit.Page.GetByLabel("Name").FillAsync("ALICE");
        await visit.ClickAsync("Add and show the link");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Dialog).GetByText("There is an account 'alice' already."));
    }

    [Test]
    public async Task A_session_that_ends_while_somebody_types_asks_to_sign_in_and_leads_back()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/tokens");
        visit.ExpectError("status of 401");
        await visit.ClickAsync("Add a token");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Add a token" });
        await dialog.GetByLabel("Id").FillAsync("HALF-TYPED");
        clock.Advance(TimeSpan.FromHours(8));
        var signIn = visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" });
        // Sends the form, unless the page has noticed by itself before.
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeesAsync(signIn);
        await visit.SeesNotAsync(visit.Page.GetByRole(AriaRole.Dialog));
        await visit.SignInAsync("alice", Browser.Password);
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "Tokens", Level = 1 }));
        await visit.IsAtAsync("/tokens");
        Assert.That((await server.GetAsync("tokens"))["items"]!.AsArray(), Is.Empty, "nothing was done by somebody who was not signed in");
    }

    [Test]
    public async Task A_page_that_nobody_touches_says_so_when_it_asks_by_itself()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/transactions");
        await visit.Page.Clock.InstallAsync();
        await visit.Page.ReloadAsync();
        await visit.SettleAsync();
        var byItself = await visit.Page.RunAndWaitForRequestAsync(() => visit.Page.Clock.RunForAsync(90_000), request => request.Url.Contains("/transactions") && request.Headers.ContainsKey("x-unattended"));
        Assert.That(byItself.Method, Is.EqualTo("GET"));
        await visit.Page.Mouse.MoveAsync(300, 300);
        await visit.Page.RunAndWaitForRequestAsync(() => visit.Page.Clock.RunForAsync(15_000), request => request.Url.Contains("/transactions") && !request.Headers.ContainsKey("x-unattended"));
    }

    [TestCase("/stations", "Register a station")]
    [TestCase("/tokens", "Add a token")]
    [TestCase("/tokens", "Import tokens")]
    [TestCase("/accounts", "Add somebody")]
    [TestCase("/accounts", "Make a key")]
    [TestCase("/stations/S1", "Start")]
    [TestCase("/stations/S1", "Unlock")]
    [TestCase("/stations/S1", "Availability")]
    public async Task Every_control_of_a_dialog_has_a_name_and_the_dialog_fits_a_phone(string path, string button)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", path, phone: true);
        await visit.ClickAsync(button);
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await visit.SeesAsync(dialog);
        Assert.That(await visit.NamelessAsync(), Is.Empty);
        Assert.That(await visit.TooWideForPhoneAsync(), Is.Empty);
        // Where the focus is caught, Escape leads out of it.
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.SeesNotAsync(dialog);
    }

    [GeneratedRegex("holds no colon")]
    private static partial Regex Colon();
}
