using System.Diagnostics;
using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;
using Microsoft.Playwright;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// The console before a long history: when each page shows what it is about, when a change of a station's status is on the screen, and what ten open consoles cost
/// the stations.
/// </summary>
internal static class ConsolePages
{
    public const string Command = "console";

    private const long RegisterWh = 20_000;
    private const int TransactionsAtOnce = 1_000;
    private const int Visits = 3;
    private const int Changes = 20;
    private const int Consoles = 10;
    private const float PatienceMilliseconds = 10_000;

    /// <summary>What the consoles show while the stations are busy.</summary>
    private static readonly string[] Watched = ["/", "/stations", "/transactions", "/alarms", "/stations/LOAD00000"];

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        var database = workplace.NewDatabase();
        await FillAsync(workplace, database, lengths);
        await using var server = await workplace.StartServerAsync(database);
        await using var operators = await Operators.StartAsync(workplace, server);
        var page = await operators.SignInAsync();
        return [await PagesAsync(page, lengths), await StatusAsync(page, server), .. await LoadAsync(operators, server, lengths)];
    }

    /// <summary>The slowest page of all that the navigation leads to, and of one station and one transaction.</summary>
    private static async Task<Figure> PagesAsync(IPage page, RunLengths lengths)
    {
        List<string> paths = [.. await HrefsAsync(page, "nav a[href^='/']:not([target])")];
        foreach (var list in (string[])["/stations", "/transactions"])
        {
            await Operators.OpenAsync(page, list);
            paths.Add((await HrefsAsync(page, $"main a[href^='{list}/']"))[0]);
        }
        var times = new List<Absolute>();
        foreach (var path in paths)
        {
            Progress.Say($"console: {path}");
            var visits = new List<double>();
            for (var visit = 0; visit < Visits; visit++)
                visits.Add(await Operators.OpenAsync(page, path));
            times.Add(new Absolute(path, Numbers.Median(visits), "ms"));
        }
        return new Figure
        {
            Name = $"first useful picture of the slowest page, {lengths.ConsoleStations:#,0} stations and {lengths.ConsoleTransactions:#,0} transactions stored",
            Command = Command,
            Value = times.Max(time => time.Value),
            Unit = "ms",
            Bar = Bar.AtMost(1_000),
            Absolutes = times,
        };
    }

    private static Task<string[]> HrefsAsync(IPage page, string selector) =>
        page.EvalOnSelectorAllAsync<string[]>(selector, "links => [...new Set(links.map(link => link.getAttribute('href')))]");

    /// <summary>From sending a StatusNotification to its word on the page of stations.</summary>
    private static async Task<Figure> StatusAsync(IPage page, TargetProcess server)
    {
        Progress.Say("console: status changes");
        await using var one = new Fleet(server, 1, "SEEN");
        (await one.ConnectAsync()).AllIn();
        var station = one.Stations[0];
        await Operators.OpenAsync(page, $"/stations?text={station.Id}");
        var row = page.GetByRole(AriaRole.Row, new() { Name = station.Id });
        var times = new List<double>();
        for (var change = 0; change < Changes; change++)
        {
            var status = change % 2 == 0 ? "Preparing" : "Finishing";
            var started = Stopwatch.GetTimestamp();
            await station.CallAsync("StatusNotification", StationPayloads.Status(status, WireClock.Now));
            await row.GetByText(status).First.WaitForAsync(new() { Timeout = PatienceMilliseconds });
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return new Figure
        {
            Name = $"from a StatusNotification to the screen, the slowest of {Changes}",
            Command = Command,
            Value = times.Max(),
            Unit = "ms",
            Bar = Bar.AtMost(1_000),
            Absolutes = [new("median", Numbers.Median(times), "ms")],
        };
    }

    /// <summary>
    /// The load rig at half of its rate, so that browsers on the same processors do not keep the server from its work; windows with and without consoles alternate.
    /// </summary>
    private static async Task<IReadOnlyList<Figure>> LoadAsync(Operators operators, TargetProcess server, RunLengths lengths)
    {
        await using var fleet = await Throughput.ReadyFleetAsync(server, lengths);
        var rate = (await fleet.RunAsync(lengths.Window)).RoundTripsPerSecond / 2;
        var (alone, watched) = (new List<Paced>(), new List<Paced>());
        for (var round = 1; round <= lengths.Rounds; round++)
        {
            Progress.Say($"console: window {round} of {lengths.Rounds}, nobody watches");
            alone.Add(await RunAsync(server, fleet, rate, lengths));
            var open = new List<IPage>();
            for (var console = 0; console < Consoles; console++)
            {
                open.Add(await operators.SignInAsync());
                await Operators.OpenAsync(open[^1], Watched[console % Watched.Length]);
            }
            Progress.Say($"console: window {round} of {lengths.Rounds}, {Consoles} consoles");
            watched.Add(await RunAsync(server, fleet, rate, lengths));
            foreach (var page in open)
                await page.Context.CloseAsync();
        }
        return
        [
            new Figure
            {
                Name = $"server CPU per message at half of the full load, with {Consoles} consoles open against none",
                Command = Command,
                Value = Median(watched, window => window.Microseconds) / Median(alone, window => window.Microseconds),
                Unit = "×",
                Bar = Bar.AtMost(1.05),
                Absolutes =
                [
                    new("none", Median(alone, window => window.Microseconds), "µs"),
                    new("ten", Median(watched, window => window.Microseconds), "µs"),
                    new("p50 with none", Median(alone, window => window.P50), "ms"),
                    new("p50 with ten, whose browsers share the processors", Median(watched, window => window.P50), "ms"),
                    new("at", rate, "messages/s"),
                ],
            },
        ];
    }

    private static async Task<Paced> RunAsync(TargetProcess server, Fleet fleet, double rate, RunLengths lengths)
    {
        var before = server.Cpu;
        var latencies = await fleet.RunPacedAsync(rate, lengths.Window);
        return new Paced((server.Cpu - before).TotalMicroseconds / (rate * lengths.Window.TotalSeconds), latencies.Percentile(0.5));
    }

    private static double Median(List<Paced> windows, Func<Paced, double> value) => Numbers.Median(windows.Select(value));

    /// <summary>Stations that boot and charge one vehicle after the other, over the wire.</summary>
    private static async Task FillAsync(Workplace workplace, string database, RunLengths lengths)
    {
        await using var server = await workplace.StartServerAsync(database);
        await using var fleet = new Fleet(server, lengths.ConsoleStations, "LOAD");
        (await fleet.ConnectAsync()).AllIn();
        Progress.Say($"console: storing {lengths.ConsoleTransactions:#,0} transactions of {lengths.ConsoleStations:#,0} stations");
        using var atOnce = new SemaphoreSlim(TransactionsAtOnce);
        var each = lengths.ConsoleTransactions / lengths.ConsoleStations;
        await Task.WhenAll(fleet.Stations.Select(async station =>
        {
            await atOnce.WaitAsync();
            try
            {
                await ChargeAsync(station, each);
            }
            finally
            {
                atOnce.Release();
            }
        }));
        await server.UntilQuietAsync();
    }

    // Of a year, the last one an hour ago.
    private static async Task ChargeAsync(Station station, int times)
    {
        await station.CallAsync("StatusNotification", StationPayloads.Status("Available", WireClock.Now));
        var between = TimeSpan.FromDays(365) / times;
        for (var time = 0; time < times; time++)
        {
            var start = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1) - ((times - 1 - time) * between);
            var id = StationPayloads.TransactionId(await station.CallAsync(
                "StartTransaction", StationPayloads.Start($"TAG{station.Number}", time * RegisterWh, WireClock.Text(start))));
            await station.CallAsync("StopTransaction", StationPayloads.Stop(id, (time * RegisterWh) + 11_000 + (station.Number % 8_000), WireClock.Text(start.AddMinutes(50))));
        }
    }

    private readonly record struct Paced(double Microseconds, double P50);
}
