using Csms.Domain.Operators;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Operators;

/// <summary>Signing in to the console, and what an account may do.</summary>
internal sealed class SignInTests
{
    [Test]
    public async Task The_first_link_makes_the_administrator_once()
    {
        await using var server = await TestServer.StartAsync();
        var code = (await server.Services.GetRequiredService<Accounts>().OfferFirstAsync(default))!.Code;
        using var browser = new Browser(server);
        Assert.That((string?)(await browser.SendAsync("GET", $"accounts/links/{code}")).Body["role"], Is.EqualTo("Administrator"));
        Assert.That((await browser.SendAsync("POST", $"accounts/links/{code}", """{"name":"Alice","password":"short"}""")).Status, Is.EqualTo(422));
        Assert.That((await browser.SendAsync("POST", $"accounts/links/{code}", """{"name":"Alice","password":"correct horse battery"}""")).Status, Is.EqualTo(200));
        Assert.That((await browser.SendAsync("POST", $"accounts/links/{code}", """{"name":"mallory","password":"correct horse battery"}""")).Status, Is.EqualTo(404));
        Assert.That(await browser.SignInAsync("ALICE", "correct horse battery"), Is.EqualTo(200));
        var (_, session, _) = await browser.SendAsync("GET", "session");
        Assert.That(((string?)session["name"], (string?)session["role"]), Is.EqualTo(("alice", "Administrator")));
        Assert.That((await browser.SendAsync("GET", "accounts")).Body["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await server.Services.GetRequiredService<Accounts>().OfferFirstAsync(default), Is.Null);
    }

    [Test]
    public async Task The_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites_and_survives_a_restart()
    {
        using var folder = new TemporaryFolder();
        Browser browser;
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            browser = await Browser.OfAsync(server, "Viewer");
            var (_, _, answer) = await browser.SendAsync("POST", "session", $$"""{"name":"alice","password":"{{Browser.Password}}"}""");
            Assert.That(answer.Headers.GetValues("Set-Cookie").Single(), Does.Contain("httponly").And.Contain("samesite=strict").And.Contain("max-age=604800"));
        }
        await using var again = await TestServer.StartAsync(folder: folder.Path);
        using var later = new Browser(again);
        foreach (System.Net.Cookie cookie in browser.Cookies.GetAllCookies())
            later.Cookies.Add(again.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        browser.Dispose();
        Assert.That((await later.SendAsync("GET", "stations")).Status, Is.EqualTo(200));
    }

    [TestCase("alice", "wrong horse battery")]
    [TestCase("nobody", Browser.Password)]
    public async Task Nobody_is_told_which_of_name_and_password_is_wrong(string name, string password)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Viewer");
        var (status, body, _) = await browser.SendAsync("POST", "session", $$"""{"name":"{{name}}","password":"{{password}}"}""");
        Assert.That((status, (string?)body["detail"]), Is.EqualTo((401, "Name or password are wrong.")));
        var audit = await server.GetAsync("audit?text=refused");
        Assert.That((string?)audit["items"]![0]!["detail"], Is.EqualTo("wrong name or password"));
        Assert.That((string?)audit["items"]![0]!["address"], Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_the_account_for_longer_each_time()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        foreach (var minutes in (int[])[1, 2, 4])
        {
            for (var i = 0; i < 5; i++)
                Assert.That(await browser.SignInAsync("alice", "wrong horse battery"), Is.EqualTo(401));
            var (status, _, answer) = await browser.SendAsync("POST", "session", $$"""{"name":"alice","password":"{{Browser.Password}}"}""");
            Assert.That((status, answer.Headers.RetryAfter!.Delta), Is.EqualTo((429, TimeSpan.FromMinutes(minutes))));
            clock.Advance(TimeSpan.FromMinutes(minutes));
        }
        Assert.That(await browser.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
        for (var i = 0; i < 4; i++)
            Assert.That(await browser.SignInAsync("alice", "wrong horse battery"), Is.EqualTo(401));
        Assert.That(await browser.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
    }

    [TestCase("nobody")]
    [TestCase("disabled")]
    [TestCase("invited")]
    public async Task A_name_that_nobody_can_sign_in_by_is_locked_like_any_other(string name)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        using var other = await Browser.OfAsync(server, "Viewer", "disabled");
        var disabled = (await server.GetAsync("accounts"))["items"]!.AsArray().Single(account => (string)account!["name"]! == "disabled")!["id"];
        await server.SendForAsync(200, "PATCH", $"accounts/{disabled}", """{"isDisabled":true}""");
        await server.SendForAsync(201, "POST", "accounts", """{"name":"invited","role":"Viewer"}""");
        foreach (var minutes in (int[])[1, 2, 4])
        {
            // Upper case is the same name, as with an account.
            foreach (var tried in (string[])[name, name.ToUpperInvariant(), name, name, $" {name} "])
                Assert.That(await TryAsync(browser, tried), Is.EqualTo(await TryAsync(browser, "alice")).And.EqualTo((401, (TimeSpan?)null, "Name or password are wrong.")));
            var locked = await TryAsync(browser, name);
            Assert.That(locked, Is.EqualTo(await TryAsync(browser, "alice")));
            Assert.That((locked.Status, locked.RetryAfter), Is.EqualTo((429, (TimeSpan?)TimeSpan.FromMinutes(minutes))));
            clock.Advance(TimeSpan.FromMinutes(minutes));
        }
    }

    [Test]
    public async Task Names_that_are_made_up_without_end_are_forgotten()
    {
        const int Most = 10_000;
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        var signIns = server.Services.GetRequiredService<SignIns>();
        for (var i = 0; i < 4; i++)
            await signIns.TryAsync("first", default);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, Most).Select(number => signIns.TryAsync($"made up {number}", default).AsTask()));
        for (var i = 0; i < 4; i++)
            await signIns.TryAsync("first", default);
        Assert.That((await signIns.TryAsync("first", default)).LockedUntil, Is.Null, "its first tries are known no more");
        Assert.That((await signIns.TryAsync("first", default)).LockedUntil, Is.Not.Null);
    }

    [Test]
    public async Task A_page_that_asks_by_itself_keeps_nobody_signed_in()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        clock.Advance(TimeSpan.FromHours(7));
        browser.IsUnattended = true;
        Assert.That((await browser.SendAsync("GET", "stations")).Status, Is.EqualTo(200));
        // So does its stream of events, each time that it begins anew.
        (await browser.StreamAsync("events")).Dispose();
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await browser.SendAsync("GET", "stations")).Status, Is.EqualTo(401));
    }

    [TestCase("PUT", "session/password", """{"password":"a","newPassword":"b"}""")]
    [TestCase("POST", "session/totp", """{"password":"a"}""")]
    [TestCase("PUT", "session/totp", """{"code":"000000"}""")]
    [TestCase("POST", "session/totp/end", """{"password":"a"}""")]
    [TestCase("GET", "session/browsers", null)]
    [TestCase("DELETE", "session/browsers/1", null)]
    public async Task A_key_has_no_account_to_change(string method, string path, string? json)
    {
        await using var server = await TestServer.StartAsync();
        var refusal = await server.SendForAsync(409, method, path, json);
        Assert.That((string?)refusal["detail"], Is.EqualTo("An API key has no account; sign in for this."));
    }

    [Test]
    public async Task Many_wrong_names_from_one_address_are_refused_for_a_minute()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = new Browser(server);
        for (var i = 0; i < 20; i++)
            Assert.That(await browser.SignInAsync($"nobody{i}", "wrong horse battery"), Is.EqualTo(401));
        Assert.That(await browser.SignInAsync("nobody", "wrong horse battery"), Is.EqualTo(429));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await browser.SignInAsync("nobody", "wrong horse battery"), Is.EqualTo(401));
    }

    [Test]
    public async Task A_session_ends_when_it_is_idle_and_after_its_longest_time()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        for (var hours = 7; hours < 168; hours += 7)
        {
            clock.Advance(TimeSpan.FromHours(7));
            Assert.That((await browser.SendAsync("GET", "session")).Status, Is.EqualTo(200), $"after {hours} hours");
        }
        clock.Advance(TimeSpan.FromHours(7));
        var (status, body, _) = await browser.SendAsync("GET", "stations");
        Assert.That((status, (string?)body["detail"]), Is.EqualTo((401, "You are signed out: it was too long ago, or your account has changed. Sign in again.")));
        Assert.That(await browser.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
        clock.Advance(TimeSpan.FromHours(8));
        Assert.That((await browser.SendAsync("GET", "session")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Signing_out_ends_this_browser_and_changing_the_password_all_others()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await Browser.OfAsync(server, "Viewer");
        using var second = new Browser(server);
        using var third = new Browser(server);
        Assert.That(await second.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
        Assert.That(await third.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
        Assert.That((await third.SendAsync("DELETE", "session")).Status, Is.EqualTo(204));
        Assert.That((await third.SendAsync("GET", "session")).Status, Is.EqualTo(204));
        Assert.That((await first.SendAsync("GET", "session/browsers")).Body["items"]!.AsArray().Select(browser => (string?)browser!["client"]), Is.EqualTo(new[] { "Test/1.0", "Test/1.0" }));
        Assert.That((await first.SendAsync("PUT", "session/password", """{"password":"wrong","newPassword":"another good password"}""")).Status, Is.EqualTo(422));
        Assert.That((await first.SendAsync("PUT", "session/password", $$"""{"password":"{{Browser.Password}}","newPassword":"aaaaaaaaaaaaaaaa"}""")).Status, Is.EqualTo(422));
        Assert.That((await first.SendAsync("PUT", "session/password", $$"""{"password":"{{Browser.Password}}","newPassword":"another good password"}""")).Status, Is.EqualTo(204));
        Assert.That((await first.SendAsync("GET", "session")).Status, Is.EqualTo(200));
        Assert.That((await second.SendAsync("GET", "session")).Status, Is.EqualTo(204));
        Assert.That(await second.SignInAsync("alice", Browser.Password), Is.EqualTo(401));
        Assert.That(await second.SignInAsync("alice", "another good password"), Is.EqualTo(200));
    }

    [Test]
    public async Task With_a_second_factor_a_code_is_asked_for_and_good_for_once()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Operator");
        var (_, offer, _) = await browser.SendAsync("POST", "session/totp", $$"""{"password":"{{Browser.Password}}"}""");
        Assert.That((string?)offer["picture"], Does.StartWith("<svg"));
        var secret = Browser.SecretOf((string)offer["secret"]!);
        Assert.That(await browser.SignInAsync("alice", Browser.Password), Is.EqualTo(200), "not confirmed yet");
        Assert.That((await browser.SendAsync("PUT", "session/totp", """{"code":"000000"}""")).Status, Is.EqualTo(422));
        var code = Totp.CodeAt(secret, clock.GetUtcNow());
        Assert.That((await browser.SendAsync("PUT", "session/totp", $$"""{"code":"{{code}}"}""")).Status, Is.EqualTo(204));

        var (status, body, _) = await browser.SendAsync("POST", "session", $$"""{"name":"alice","password":"{{Browser.Password}}"}""");
        Assert.That((status, (bool)body["codeNeeded"]!), Is.EqualTo((401, true)));
        Assert.That(await browser.SignInAsync("alice", Browser.Password, code), Is.EqualTo(401), "used already");
        clock.Advance(TimeSpan.FromSeconds(60));
        code = Totp.CodeAt(secret, clock.GetUtcNow());
        Assert.That(await browser.SignInAsync("alice", Browser.Password, code), Is.EqualTo(200));
        Assert.That((await browser.SendAsync("POST", "session/totp/end", $$"""{"password":"{{Browser.Password}}"}""")).Status, Is.EqualTo(204));
        Assert.That(await browser.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
    }

    [TestCase("cross-site", null, 403)]
    [TestCase("same-site", null, 403)]
    [TestCase("none", null, 403)]
    [TestCase(null, "https://evil.example", 403)]
    [TestCase(null, null, 403)]
    [TestCase("same-origin", null, 404)]
    public async Task A_page_of_another_site_can_change_nothing(string? site, string? origin, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Administrator");
        (browser.Site, browser.Origin) = (site, origin);
        Assert.That((await browser.SendAsync("DELETE", "stations/S1")).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task An_older_browser_proves_by_its_origin_where_a_request_comes_from()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Administrator");
        (browser.Site, browser.Origin) = (null, server.Address.ToString().TrimEnd('/'));
        Assert.That((await browser.SendAsync("DELETE", "stations/S1")).Status, Is.EqualTo(404));
    }

    [TestCase("Viewer", "GET", "stations", null, 200)]
    [TestCase("Viewer", "POST", "stations/S1/reset", """{"type":"Hard"}""", 403)]
    [TestCase("Viewer", "PUT", "tokens/T1", "{}", 403)]
    [TestCase("Viewer", "GET", "audit", null, 403)]
    [TestCase("Viewer", "GET", "alarm-rules", null, 200)]
    [TestCase("Operator", "PUT", "tokens/T1", "{}", 201)]
    [TestCase("Operator", "GET", "accounts", null, 403)]
    [TestCase("Operator", "POST", "api-keys", """{"name":"k","role":"Administrator"}""", 403)]
    [TestCase("Operator", "DELETE", "alarm-rules/x", null, 403)]
    [TestCase("Administrator", "DELETE", "alarm-rules/x", null, 404)]
    [TestCase("Administrator", "GET", "audit", null, 200)]
    public async Task Each_role_may_do_its_own_and_is_told_what_it_lacks(string role, string method, string path, string? json, int expected)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, role);
        var (status, body, _) = await browser.SendAsync(method, path, json);
        Assert.That(status, Is.EqualTo(expected));
        if (status == 403)
            Assert.That((string?)body["detail"], Does.Contain("role").And.Contain(role));
    }

    [Test]
    public async Task The_last_administrator_stays_and_a_disabled_account_is_out_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await Browser.OfAsync(server, "Administrator");
        using var bob = await Browser.OfAsync(server, "Administrator", "bob");
        var ids = (await alice.SendAsync("GET", "accounts")).Body["items"]!.AsArray().ToDictionary(account => (string)account!["name"]!, account => (int)account!["id"]!);
        Assert.That((await alice.SendAsync("PATCH", $"accounts/{ids["bob"]}", """{"isDisabled":true}""")).Status, Is.EqualTo(200));
        Assert.That((await bob.SendAsync("GET", "session")).Status, Is.EqualTo(204));
        Assert.That(await bob.SignInAsync("bob", Browser.Password), Is.EqualTo(401));
        foreach (var (method, json) in ((string, string?)[])[("PATCH", """{"isDisabled":true}"""), ("PATCH", """{"role":"Viewer"}"""), ("DELETE", null)])
            Assert.That((await alice.SendAsync(method, $"accounts/{ids["alice"]}", json)).Status, Is.EqualTo(409));
        Assert.That((await alice.SendAsync("PATCH", $"accounts/{ids["bob"]}", """{"isDisabled":false}""")).Status, Is.EqualTo(200));
        Assert.That((await alice.SendAsync("DELETE", $"accounts/{ids["alice"]}")).Status, Is.EqualTo(204));
        Assert.That((await alice.SendAsync("GET", "session")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task What_was_changed_of_an_account_is_in_the_audit_with_before_and_after()
    {
        await using var server = await TestServer.StartAsync();
        var added = await server.SendForAsync(201, "POST", "accounts", """{"name":"bob","role":"Viewer"}""");
        var id = added["account"]!["id"];
        await server.SendForAsync(200, "PATCH", $"accounts/{id}", """{"role":"Operator"}""");
        await server.SendForAsync(204, "DELETE", $"accounts/{id}");
        var lines = (await server.GetAsync("audit?text=accounts"))["items"]!.AsArray();
        Assert.That(
            lines.Select(line => ((string?)line!["before"]?["role"], (string?)line["after"]?["role"])),
            Is.EqualTo(new[] { ("Operator", null), ("Viewer", "Operator"), ((string?)null, (string?)"Viewer") }));
        Assert.That(lines.ToJsonString(), Does.Not.Contain(Browser.CodeOf(added["link"]!)));
    }

    [Test]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_that_is_good_for_three_days()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        var id = (int)(await server.GetAsync("accounts"))["items"]![0]!["id"]!;
        var replaced = Browser.CodeOf(await server.SendForAsync(200, "POST", $"accounts/{id}/link"));
        var code = Browser.CodeOf(await server.SendForAsync(200, "POST", $"accounts/{id}/link"));
        Assert.That((await browser.SendAsync("GET", $"accounts/links/{replaced}")).Status, Is.EqualTo(404));
        Assert.That((string?)(await browser.SendAsync("GET", $"accounts/links/{code}")).Body["name"], Is.EqualTo("alice"));
        Assert.That((await browser.SendAsync("POST", $"accounts/links/{code}", """{"password":"another good password"}""")).Status, Is.EqualTo(200));
        Assert.That((await browser.SendAsync("GET", "session")).Status, Is.EqualTo(204), "signed out everywhere");
        Assert.That(await browser.SignInAsync("alice", "another good password"), Is.EqualTo(200));
        code = Browser.CodeOf(await server.SendForAsync(200, "POST", $"accounts/{id}/link"));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.That((await browser.SendAsync("GET", $"accounts/links/{code}")).Status, Is.EqualTo(404));
    }

    private static async Task<(int Status, TimeSpan? RetryAfter, string? Words)> TryAsync(Browser browser, string name)
    {
        var (status, body, answer) = await browser.SendAsync("POST", "session", $$"""{"name":"{{name}}","password":"wrong horse battery"}""");
        return (status, answer.Headers.RetryAfter?.Delta, (string?)body["detail"]);
    }
}
