using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Csms.Domain;
using Csms.Domain.Timeline;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Support;

/// <summary>
/// The real server in this process: a real Kestrel on a free loopback port, a real SQLite file in a folder of its own. Disposing it fails the test
/// when the server logged an error that the test had not announced.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LogCapture _log;
    private readonly string _folder;
    private readonly bool _ownsFolder;

    private TestServer(WebApplication app, LogCapture log, string folder, bool ownsFolder)
    {
        (_app, _log, _folder, _ownsFolder) = (app, log, folder, ownsFolder);
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = new Uri(Address, "/api/v1/") };
        Http.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
    }

    public const string ApiKey = "test-key-0123456789abcdef0123456789abcdef";

    public Uri Address { get; }

    public IEnumerable<Uri> Addresses => _app.Urls.Select(url => new Uri(url));

    /// <summary>Speaks to <c>/api/v1/</c> with an administrator's key.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where the database lies; hand it to another start to restart on the same data.</summary>
    public string Folder => _folder;

    /// <summary>Whether what is under way ends before the server goes: a browser asks when it likes, and a test cannot wait for that.</summary>
    public bool EndsInOrder { get; set; }

    /// <summary>Starts a server that accepts unknown stations and tokens unless the settings say otherwise.</summary>
    /// <param name="settings">Settings as <c>Csms:Stations:Unknown=Reject</c>; they win over the defaults of the tests.</param>
    /// <param name="time">The server's clock; one that stands still at 2026-03-01 12:55 UTC when null.</param>
    /// <param name="services">What the test puts in place of the server's own parts.</param>
    /// <param name="folder">A folder with a database from an earlier start; a new one when null.</param>
    public static async Task<TestServer> StartAsync(IEnumerable<string>? settings = null, TimeProvider? time = null, string? folder = null, Action<IServiceCollection>? services = null)
    {
        var ownsFolder = folder is null;
        folder ??= Directory.CreateTempSubdirectory("csms-test-").FullName;
        var log = new LogCapture();
        string[] defaults =
        [
            "Urls=http://127.0.0.1:0", $"Csms:Database:ConnectionString=Data Source={Path.Combine(folder, "csms.db")}", "Csms:Stations:Unknown=Accept",
            "Csms:Tokens:Unknown=Accept", "Csms:Configuration:TakeInventory=false", $"Csms:Operators:BootstrapApiKey={ApiKey}",
        ];
        var args = defaults.Concat(settings ?? []).Select(setting => "--" + setting).ToArray();
        var app = await CsmsHost.CreateAsync(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
            builder.Services.AddSingleton(time ?? new ManualClock());
            services?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new TestServer(app, log, folder, ownsFolder);
    }

    /// <summary>The address for a station; the id is percent-encoded.</summary>
    public Uri StationUrl(string stationId) => new($"ws://127.0.0.1:{Address.Port}/ocpp/{Uri.EscapeDataString(stationId)}");

    /// <summary>Connects a raw station.</summary>
    public Task<RawStation> ConnectAsync(string stationId, string subprotocol = "ocpp1.6", byte[]? password = null) =>
        RawStation.ConnectAsync(StationUrl(stationId), subprotocol, password);

    /// <summary>Connects a raw 1.6 station and boots it.</summary>
    public async Task<RawStation> Boot16Async(string stationId)
    {
        var station = await ConnectAsync(stationId);
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Test","chargePointModel":"Raw"}""");
        return station;
    }

    /// <summary>Connects a raw 2.0.1 station and boots it.</summary>
    public async Task<RawStation> Boot201Async(string stationId)
    {
        var station = await ConnectAsync(stationId, "ocpp2.0.1");
        await station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        return station;
    }

    /// <summary>The server's end of a station's socket.</summary>
    public StationConnection ConnectionOf(string stationId) =>
        Services.GetRequiredService<StationDirectory>().Find(stationId) ?? throw new AssertionException($"{stationId} is not connected.");

    /// <summary>Reads from the HTTP API; fails on any status but 200.</summary>
    public async Task<JsonNode> GetAsync(string path) =>
        await Http.GetFromJsonAsync<JsonNode>(path) ?? throw new AssertionException($"GET {path} answered null");

    /// <summary>Reads from the HTTP API until what it shows is as it should be: for what is written with the next commit and not waited for.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> asItShould)
    {
        JsonNode? shown = null;
        for (var look = 0; look < 1000; look++)
        {
            shown = await GetAsync(path);
            if (asItShould(shown))
                return shown;
            // What waits for the disk now is seen by the next look, however long the disk takes.
            _ = await Services.GetRequiredService<StationTimeline>().ListAsync("", new PageRequest(), CancellationToken.None);
        }
        throw new AssertionException($"GET {path} goes on to answer {shown?.ToJsonString()}");
    }

    /// <summary>Announces an error that the server is going to log; the test then does not fail for it.</summary>
    public void ExpectError(string part) => _log.Expect(part);

    /// <summary>The errors that the server has logged so far, each with its category first.</summary>
    public IReadOnlyCollection<string> LoggedErrors => _log.Errors;

    /// <summary>The reasons in a station's timeline, the newest first, once <paramref name="times"/> of them hold <paramref name="part"/>.</summary>
    public async Task<IReadOnlyList<string>> TimelineWithAsync(string stationId, string part, int times = 1)
    {
        // The timeline is written with the next commit; each look waits for the database, and there is an end to looking.
        IReadOnlyList<string> reasons = [];
        for (var look = 0; look < 2000; look++)
        {
            var page = await Services.GetRequiredService<StationTimeline>().ListAsync(stationId, new PageRequest(), CancellationToken.None);
            reasons = page.Items.Select(entry => entry.Reason).ToList();
            if (reasons.Count(reason => reason.Contains(part, StringComparison.Ordinal)) >= times)
                return reasons;
        }
        throw new AssertionException($"The timeline of {stationId} never said '{part}', but:\n{string.Join('\n', reasons)}");
    }

    /// <summary>Stops the server in an orderly way and keeps its folder.</summary>
    public async Task StopAsync() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (EndsInOrder)
            await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
        _log.FailOnUnannouncedErrors();
    }

    private sealed class LogCapture : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _errors = new();
        private readonly ConcurrentQueue<string> _expected = new();

        public IReadOnlyCollection<string> Errors => _errors;

        public void Expect(string part) => _expected.Enqueue(part);

        public void FailOnUnannouncedErrors()
        {
            var unannounced = _errors.Where(error => !_expected.Any(part => error.Contains(part, StringComparison.Ordinal))).ToList();
            if (unannounced.Count > 0)
                Assert.Fail("The server logged errors:\n" + string.Join("\n", unannounced));
        }

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _errors);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> errors) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                    errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
