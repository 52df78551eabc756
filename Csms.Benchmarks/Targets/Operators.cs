using System.Net.Http.Json;
using System.Text.Json;
using Csms.Benchmarks.Report;
using Microsoft.Playwright;

namespace Csms.Benchmarks.Targets;

/// <summary>Operators in front of the console, each in a browser window of their own: Debian's Chromium.</summary>
internal sealed class Operators : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const string Password = "a password of the rig";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _server;
    private readonly string _name;

    private Operators(IPlaywright playwright, IBrowser browser, Uri server, string name) => (_playwright, _browser, _server, _name) = (playwright, browser, server, name);

    /// <summary>Starts the browser, and adds the account that all of them sign in with.</summary>
    public static async Task<Operators> StartAsync(Workplace workplace, TargetProcess server)
    {
        var name = $"rig-{Guid.NewGuid():N}"[..12];
        using var api = workplace.Api(server);
        using var added = await api.PostAsJsonAsync("/api/v1/accounts", new { name, role = "Administrator" });
        added.EnsureSuccessStatusCode();
        var link = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetProperty("url").GetString()!.Split('#')[1];
        using var chosen = await api.PostAsJsonAsync($"/api/v1/accounts/links/{link}", new { password = Password });
        chosen.EnsureSuccessStatusCode();
        var playwright = await Playwright.CreateAsync();
        return new Operators(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments }), server.Url, name);
    }

    /// <summary>One more window, signed in, at the overview.</summary>
    public async Task<IPage> SignInAsync()
    {
        // What waits within the page is text that the pages' own policy would not run.
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = _server.ToString(), Locale = "en-GB", ViewportSize = new() { Width = 1440, Height = 900 }, BypassCSP = true,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Name").FillAsync(_name);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Banner).WaitForAsync();
        return page;
    }

    /// <summary>Loads a page and waits until it has its title and nothing of it is still to come.</summary>
    /// <returns>How long that took by the browser's own clock, from the navigation's start, in milliseconds.</returns>
    public static async Task<double> OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return await (await page.WaitForFunctionAsync(
            "document.querySelector('main h1') && !document.querySelector('.mantine-Skeleton-root') && performance.now()")).JsonValueAsync<double>();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        Progress.Say("console: browsers closed");
    }
}
