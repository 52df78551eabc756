using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>The machine's Chromium, one for the run; each visit has cookies and storage of its own.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    /// <summary>How long a page may take to show what a test waits for: it takes a fraction of this, but not on every machine.</summary>
    public const float PatienceMilliseconds = 20_000;

    private const string Required = "CSMS_REQUIRE_COMPONENTS";

    // Nothing of its own goes over the network, and no window is opened.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly SemaphoreSlim Starting = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>The browser. Where there is none, or the console's pages were not built, the test is ignored, or fails where everything is said to be present.</summary>
    public static async Task<IBrowser> OpenAsync()
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "console", "index.html")))
            Lack("The console's pages were not built: install Node.js 20 or later and build again.");
        if (Array.Find(Places, File.Exists) is not { } program)
        {
            Lack("There is no Chromium: install it (Debian: apt-get install chromium).");
            throw new InvalidOperationException();
        }
        await Starting.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
        finally
        {
            Starting.Release();
        }
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static void Lack(string reason)
    {
        if (Environment.GetEnvironmentVariable(Required) is { Length: > 0 })
            Assert.Fail(reason);
        Assert.Ignore(reason);
    }
}
