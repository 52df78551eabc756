using Csms.Domain.Operators;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>The console's door, in a real browser.</summary>
internal sealed class SignInPageTests
{
    private const string Refused = "status of 401";

    [Test]
    public async Task Name_and_password_open_the_page_that_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        using var account = await Browser.OfAsync(server, "Viewer");
        await using var visit = await ConsoleVisit.StartAsync(server, "/stations");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await visit.PictureAsync("sign-in");
        await visit.SignInAsync("Alice", Browser.Password);
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Stations" }));
        await visit.IsAtAsync("/stations");
    }

    [Test]
    public async Task A_wrong_password_is_told_and_the_next_one_may_be_right()
    {
        await using var server = await TestServer.StartAsync();
        using var account = await Browser.OfAsync(server, "Viewer");
        await using var visit = await ConsoleVisit.StartAsync(server);
        visit.ExpectError(Refused);
        await visit.SignInAsync("alice", "wrong horse battery");
        await Assertions.Expect(visit.Alert).ToHaveTextAsync("Name or password are wrong.");
        await visit.SignInAsync("alice", Browser.Password);
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Banner));
    }

    [Test]
    public async Task Too_many_wrong_passwords_say_how_long_to_wait()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var account = await Browser.OfAsync(server, "Viewer");
        for (var i = 0; i < 5; i++)
            Assert.That(await account.SignInAsync("alice", "wrong horse battery"), Is.EqualTo(401));
        await using var visit = await ConsoleVisit.StartAsync(server);
        visit.ExpectError("status of 429");
        await visit.SignInAsync("alice", Browser.Password);
        await Assertions.Expect(visit.Alert).ToHaveTextAsync("Too many wrong passwords. Try again in 60 seconds.");
        clock.Advance(TimeSpan.FromMinutes(1));
        await visit.ClickAsync("Sign in");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Banner));
    }

    [Test]
    public async Task With_a_second_factor_the_code_is_asked_for()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var account = await Browser.OfAsync(server, "Operator");
        var secret = Browser.SecretOf((string)(await account.SendAsync("POST", "session/totp", $$"""{"password":"{{Browser.Password}}"}""")).Body["secret"]!);
        Assert.That((await account.SendAsync("PUT", "session/totp", $$"""{"code":"{{Totp.CodeAt(secret, clock.GetUtcNow())}}"}""")).Status, Is.EqualTo(204));
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var visit = await ConsoleVisit.StartAsync(server);
        visit.ExpectError(Refused);
        await visit.SignInAsync("alice", Browser.Password);
        var code = visit.Page.GetByLabel("Code of your authenticator app");
        await Assertions.Expect(code).ToBeFocusedAsync();
        await code.FillAsync("000000");
        await code.PressAsync("Enter");
        await Assertions.Expect(visit.Alert).ToContainTextAsync("The code is wrong");
        await Assertions.Expect(code).ToHaveValueAsync("");
        await code.FillAsync(Totp.CodeAt(secret, clock.GetUtcNow()));
        await code.PressAsync("Enter");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Banner));
    }

    [Test]
    public async Task The_first_link_makes_the_administrator_and_is_good_for_once()
    {
        await using var server = await TestServer.StartAsync();
        var code = (await server.Services.GetRequiredService<Accounts>().OfferFirstAsync(default))!.Code;
        await using var visit = await ConsoleVisit.StartAsync(server, $"/welcome#{code}");
        visit.ExpectError("status of 422");
        visit.ExpectError("status of 404");
        await visit.PictureAsync("welcome");
        await visit.Page.GetByLabel("Name").FillAsync("Alice");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync("too short");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync("too long");
        await visit.SeesAsync("The two differ.");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync("too short");
        await visit.ClickAsync("Save and sign in");
        await Assertions.Expect(visit.Alert).ToContainTextAsync("at least 12 characters");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(Browser.Password);
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync(Browser.Password);
        await visit.ClickAsync("Save and sign in");
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Accounts", Exact = true }));
        await visit.Page.GotoAsync($"/welcome?again#{code}");
        await visit.SeesAsync("This link cannot be used");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "To sign-in" }).ClickAsync();
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Banner));
    }

    [Test]
    public async Task Who_has_signed_out_sees_nothing_any_more_also_not_by_going_back()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("BEHIND-THE-DOOR");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations");
        await visit.SeesAsync("BEHIND-THE-DOOR");
        await visit.Page.GetByText("BEHIND-THE-DOOR").ClickAsync();
        await visit.IsAtAsync("/stations/BEHIND-THE-DOOR");
        await visit.ClickAsync("You");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await visit.Page.GoBackAsync();
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await visit.SeesNotAsync(visit.Page.GetByText("BEHIND-THE-DOOR"));
    }

    [Test]
    public async Task A_session_that_is_over_leads_to_the_sign_in_and_from_there_back_to_the_page()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations/S1");
        visit.ExpectError(Refused);
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "S1" }));
        // The page notices by itself, or by what is asked for next, whichever comes first.
        clock.Advance(TimeSpan.FromHours(8));
        await visit.SeesAsync(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await visit.SignInAsync("alice", Browser.Password);
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "S1" }));
        await visit.IsAtAsync("/stations/S1");
    }
}
