using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// Stations that send MeterValues of three samples and wait for the answer: round trips and processor time per message against the bare echo, then
/// the time of the answer at half of the rate. The load alternates between both servers, so that what slows the machine down hits both.
/// </summary>
internal static class Throughput
{
    public const string Command = "throughput";
    public const string LatencyCommand = "latency";

    private const double SettledShare = 0.95;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        await using var echo = await workplace.StartEchoAsync();
        await using var echoFleet = await ReadyFleetAsync(echo, lengths);
        await using var server = await workplace.StartServerAsync();
        await using var serverFleet = await ReadyFleetAsync(server, lengths);
        var echoWindows = new List<LoadWindow>();
        var serverWindows = new List<LoadWindow>();
        for (var round = 1; round <= lengths.Rounds; round++)
        {
            Progress.Say($"throughput: window {round} of {lengths.Rounds}, bare echo");
            echoWindows.Add(await echoFleet.RunAsync(lengths.Window));
            Progress.Say($"throughput: window {round} of {lengths.Rounds}, Csms");
            serverWindows.Add(await serverFleet.RunAsync(lengths.Window));
        }
        return
        [
            RoundTrips(lengths, echoWindows, serverWindows, workplace.FlushTime()),
            Processor(echoWindows, serverWindows),
            await LatencyAsync(serverFleet, Rate(serverWindows), lengths, echoFleet),
        ];
    }

    /// <summary>The latency alone: the full rate is measured first, by one window.</summary>
    public static async Task<IReadOnlyList<Figure>> RunLatencyAsync(Workplace workplace, RunLengths lengths)
    {
        await using var server = await workplace.StartServerAsync();
        await using var fleet = await ReadyFleetAsync(server, lengths);
        Progress.Say("latency: full rate");
        return [await LatencyAsync(fleet, (await fleet.RunAsync(lengths.Window)).RoundTripsPerSecond, lengths)];
    }

    /// <summary>The bare echo alone: what the load rig itself is good for.</summary>
    public static async Task<IReadOnlyList<Figure>> RunEchoAsync(Workplace workplace, RunLengths lengths)
    {
        await using var echo = await workplace.StartEchoAsync();
        await using var fleet = await ReadyFleetAsync(echo, lengths);
        var windows = new List<LoadWindow>();
        for (var round = 1; round <= lengths.Rounds; round++)
        {
            Progress.Say($"echo: window {round} of {lengths.Rounds}");
            windows.Add(await fleet.RunAsync(lengths.Window));
        }
        var latencies = await fleet.RunPacedAsync(Rate(windows) / 2, lengths.Window);
        return
        [
            new Figure
            {
                Name = $"bare echo, {lengths.LoadStations:#,0} connections",
                Command = "echo",
                Value = Rate(windows),
                Unit = "round trips/s",
                Absolutes =
                [
                    new("echo", Cpu(windows), "µs/message"),
                    new("generator", GeneratorCpu(windows), "µs/message"),
                    new("generator's share", GeneratorShare(windows), "% of the processor time"),
                    new("p99 at half the rate", latencies.Percentile(0.99), "ms"),
                ],
            },
        ];
    }

    /// <summary>Stations that are connected, booted, in a transaction, and have sent until the server's code is compiled for good.</summary>
    public static async Task<Fleet> ReadyFleetAsync(TargetProcess process, RunLengths lengths)
    {
        Progress.Say($"warm-up of {(process.Target.IsEcho ? "the bare echo" : "Csms")}, {lengths.LoadStations:#,0} stations");
        var fleet = new Fleet(process, lengths.LoadStations, "LOAD");
        (await fleet.ConnectAsync()).AllIn();
        await fleet.StartTransactionsAsync();
        // Compilation in the background takes its time on a busy machine: more windows follow until two in a row cost the same.
        var window = await fleet.RunAsync(lengths.WarmUp);
        for (var more = 0; more < 6; more++)
        {
            var next = await fleet.RunAsync(lengths.WarmUp / 4);
            if (next.ServerMicrosecondsPerMessage > window.ServerMicrosecondsPerMessage * SettledShare)
                break;
            window = next;
        }
        return fleet;
    }

    public static double Cpu(IEnumerable<LoadWindow> windows) => Numbers.Median(windows.Select(window => window.ServerMicrosecondsPerMessage));

    private static Figure RoundTrips(RunLengths lengths, List<LoadWindow> echo, List<LoadWindow> server, TimeSpan flush) => new()
    {
        Name = $"{lengths.LoadStations:#,0} stations, MeterValues with three samples, answered after a durable commit: round trips against the bare echo",
        Command = Command,
        Value = Rate(server) / Rate(echo),
        Unit = "of the echo",
        Bar = Bar.AtLeast(0.45),
        Absolutes =
        [
            new("Csms", Rate(server), "/s"),
            new("echo", Rate(echo), "/s"),
            new("generator's share at Csms", GeneratorShare(server), "%"),
            new("at the echo", GeneratorShare(echo), "% of the processor time"),
            new("one flush of this disk", flush.TotalMicroseconds, "µs"),
        ],
    };

    private static Figure Processor(List<LoadWindow> echo, List<LoadWindow> server) => new()
    {
        Name = "server CPU per such message against the bare echo",
        Command = Command,
        Value = Cpu(server) / Cpu(echo),
        Unit = "×",
        Bar = Bar.AtMost(2.4),
        Absolutes =
        [
            new("Csms", Cpu(server), "µs"),
            new("echo", Cpu(echo), "µs"),
            new("generator", GeneratorCpu(echo), "µs"),
        ],
    };

    private static async Task<Figure> LatencyAsync(Fleet fleet, double fullRate, RunLengths lengths, Fleet? echo = null)
    {
        Progress.Say($"latency: at {fullRate / 2:#,0} messages/s");
        var latencies = await fleet.RunPacedAsync(fullRate / 2, lengths.Window * 2);
        var floor = echo is null ? null : await echo.RunPacedAsync(fullRate / 2, lengths.Window);
        return new Figure
        {
            Name = "p99 of the answer at half of the full load",
            Command = LatencyCommand,
            Value = latencies.Percentile(0.99),
            Unit = "ms",
            Bar = Bar.AtMost(20),
            Absolutes =
            [
                new("p50", latencies.Percentile(0.5), "ms"),
                new("p99.9", latencies.Percentile(0.999), "ms"),
                new("at", fullRate / 2, "messages/s"),
                .. floor is null ? [] : new Absolute[] { new("p99 of the bare echo at this rate", floor.Percentile(0.99), "ms") },
            ],
        };
    }

    private static double Rate(IEnumerable<LoadWindow> windows) => Numbers.Median(windows.Select(window => window.RoundTripsPerSecond));

    private static double GeneratorCpu(IEnumerable<LoadWindow> windows) => Numbers.Median(windows.Select(window => window.GeneratorMicrosecondsPerMessage));

    private static double GeneratorShare(IEnumerable<LoadWindow> windows) =>
        Numbers.Median(windows.Select(window => 100 * window.GeneratorCpu / (window.GeneratorCpu + window.ServerCpu)));
}
