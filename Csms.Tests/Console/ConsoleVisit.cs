using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>
/// Somebody in front of the console, in a real browser. Disposing it fails the test when the browser's own console has an error that the test had not announced.
/// </summary>
internal sealed partial class ConsoleVisit : IAsyncDisposable
{
    /// <summary>Where the pictures of pages are written.</summary>
    public static string Pictures => Path.Combine(Documents.Repository, "artifacts", "screenshots");

    private const int DesktopWidth = 1440;
    private const int PhoneWidth = 390;

    private readonly TestServer _server;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<string> _announced = [];

    private ConsoleVisit(TestServer server, IBrowserContext context, IPage page)
    {
        (_server, _context, Page) = (server, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Enqueue($"{page.Url}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _errors.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public ILocator Alert => Page.GetByRole(AriaRole.Alert);

    /// <summary>Opens a browser of its own, in which nobody is signed in.</summary>
    public static async Task<ConsoleVisit> StartAsync(TestServer server, string path = "/", bool dark = false, bool phone = false, string locale = "en-GB")
    {
        var browser = await Chromium.OpenAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(), Locale = locale, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new() { Width = PhoneWidth, Height = 844 } : new() { Width = DesktopWidth, Height = 900 },
        });
        server.EndsInOrder = true;
        context.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        var visit = new ConsoleVisit(server, context, await context.NewPageAsync());
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>Opens a page signed in with an account of a role, which is made for it.</summary>
    public static async Task<ConsoleVisit> OfAsync(TestServer server, string role, string path = "/", bool dark = false, bool phone = false, string name = "alice")
    {
        using var account = await Browser.OfAsync(server, role, name);
        var visit = await StartAsync(server, path, dark, phone);
        await visit.SignInAsync(name, Browser.Password);
        await visit.Page.GetByRole(AriaRole.Banner).WaitForAsync();
        return visit;
    }

    /// <summary>Fills the sign-in and sends it.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Shows the pages in another language from now on.</summary>
    public async Task SpeakAsync(string language)
    {
        await Page.EvaluateAsync("language => localStorage.setItem('csms-language', language)", language);
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    /// <summary>Notes that the page is this one: <see cref="StaysAsync"/> then tells whether it was loaded anew.</summary>
    public Task StayAsync() => Page.EvaluateAsync("window.stays = true");

    public async Task StaysAsync() => Assert.That(await Page.EvaluateAsync<bool>("window.stays === true"), Is.True, "the page was loaded anew");

    /// <summary>Goes by the Tab key to something.</summary>
    public async Task TabToAsync(ILocator what)
    {
        await Assertions.Expect(what).ToBeVisibleAsync();
        for (var stops = 0; stops < 100; stops++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }
        throw new AssertionException($"The Tab key does not lead to {what}.");
    }

    /// <summary>The controls on the page that a screen reader has no name for.</summary>
    public async Task<IReadOnlyList<string>> NamelessAsync()
    {
        var told = await Page.Locator("body").AriaSnapshotAsync();
        return [.. told.Split('\n').Where(line => Nameless().IsMatch(line))];
    }

    /// <summary>What of the page is wider than a phone's screen, so that one would have to scroll sideways; empty when all fits.</summary>
    public async Task<string> TooWideForPhoneAsync()
    {
        var size = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(PhoneWidth, 844);
        // What moves comes to rest first. Waited for in the page: a predicate as text is one that the page's policy does not run.
        var excess = await Page.EvaluateAsync<string>(
            """
            async () => {
              const isTooWide = () => document.documentElement.scrollWidth > window.innerWidth;
              for (const until = performance.now() + 5000; isTooWide() && performance.now() < until;) await new Promise(requestAnimationFrame);
              return !isTooWide() ? '' : document.documentElement.scrollWidth + ' px: ' + [...document.querySelectorAll('body *')]
                .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 6).map((each) => each.tagName + '.' + each.className).join(', ');
            }
            """);
        await Page.SetViewportSizeAsync(size.Width, size.Height);
        return excess;
    }

    /// <summary>Opens a page and waits until it shows what it is about.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync();
    }

    /// <summary>Waits until the page has its title and nothing of it is still to come.</summary>
    public async Task SettleAsync()
    {
        await Assertions.Expect(Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0);
    }

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task SeesAsync(string text) => SeesAsync(Page.GetByText(text).First);

#pragma warning disable CA1822 // Verbs of the visit, as the one above.
    public Task SeesAsync(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    public Task SeesNotAsync(ILocator what) => Assertions.Expect(what).ToHaveCountAsync(0);
#pragma warning restore CA1822

    /// <summary>Waits until the address is this one.</summary>
    public Task IsAtAsync(string path) => Assertions.Expect(Page).ToHaveURLAsync(new Uri(_server.Address, path).ToString());

    /// <summary>Writes pictures of the page as it is: light, dark, and on a phone.</summary>
    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Pictures, name))!);
        var size = Page.ViewportSize!;
        foreach (var (kind, scheme, width, height) in new[]
                 {
                     ("light", ColorScheme.Light, DesktopWidth, 900), ("dark", ColorScheme.Dark, DesktopWidth, 900), ("phone", ColorScheme.Light, PhoneWidth, 844),
                 })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Page.SetViewportSizeAsync(width, height);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{kind}.png"), FullPage = kind == "phone", Animations = ScreenshotAnimations.Disabled });
        }
        await Page.SetViewportSizeAsync(size.Width, size.Height);
        TestContext.Out.WriteLine($"Pictures of {name} are in {Pictures}");
    }

    /// <summary>Announces an error that the browser is going to log, such as an answer of 401; the test then does not fail for it.</summary>
    public void ExpectError(string part) => _announced.Add(part);

    // As Playwright writes down what a screen reader is told: - button "Its name" [states]: its text
    [GeneratedRegex("""^\s*- (button|link|textbox|searchbox|combobox|spinbutton|checkbox|radio|switch|slider|dialog|menuitem|tab)( \[[^\]]*\])*:?( .*)?$(?<!- \w+ ["/].*)""")]
    private static partial Regex Nameless();

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        var unannounced = _errors.Where(error => !_announced.Any(part => error.Contains(part, StringComparison.Ordinal))).ToList();
        if (unannounced.Count > 0)
            Assert.Fail("The browser logged errors:\n" + string.Join("\n", unannounced));
    }
}
