using Spectre.Console;

namespace Csms.Simulator.Fleet;

/// <summary>Shows a fleet: a live table on a terminal, a line every few seconds otherwise.</summary>
internal sealed class FleetView(StationFleet fleet, IAnsiConsole console, bool live)
{
    private static readonly TimeSpan TableInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private readonly long _begun = fleet.TimeProvider.GetTimestamp();
    private long[] _latencies = fleet.Latencies.Snapshot();
    private readonly long[] _latenciesAtBegin = fleet.Latencies.Snapshot();
    private long _frames;
    private long _lookedAt = fleet.TimeProvider.GetTimestamp();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (live)
                await console.Live(Table(Look())).StartAsync(table => RefreshAsync(TableInterval, figures => table.UpdateTarget(Table(figures)), cancellationToken));
            else
                await RefreshAsync(LineInterval, figures => Console.WriteLine(Line(figures)), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
    }

    /// <summary>One line about the whole run.</summary>
    public void Conclude(FleetCounts counts)
    {
        var latencies = fleet.Latencies.Snapshot();
        var elapsed = fleet.TimeProvider.GetElapsedTime(_begun);
        Console.WriteLine(
            $"done after {elapsed.TotalSeconds:0} s: {counts.Connected} of {fleet.Size} connected, {counts.Frames} frames, {counts.Errors} errors, "
            + $"{counts.EnergyKWh:0.0} kWh, p50 {Show(LatencyHistogram.Percentile(_latenciesAtBegin, latencies, 0.5))}, "
            + $"p99 {Show(LatencyHistogram.Percentile(_latenciesAtBegin, latencies, 0.99))}");
        if (counts.Connected == 0 && counts.Problem is { } problem)
            Console.Error.WriteLine($"No station is connected to {fleet.Url}: {problem}");
    }

    private async Task RefreshAsync(TimeSpan interval, Action<Figures> show, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, fleet.TimeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            show(Look());
    }

    private Figures Look()
    {
        var counts = fleet.Counts;
        var now = fleet.TimeProvider.GetTimestamp();
        var seconds = fleet.TimeProvider.GetElapsedTime(_lookedAt, now).TotalSeconds;
        var latencies = fleet.Latencies.Snapshot();
        var figures = new Figures(
            counts,
            seconds > 0 ? (counts.Frames - _frames) / seconds : 0,
            LatencyHistogram.Percentile(_latencies, latencies, 0.5),
            LatencyHistogram.Percentile(_latencies, latencies, 0.99));
        (_lookedAt, _frames, _latencies) = (now, counts.Frames, latencies);
        return figures;
    }

    private Table Table(Figures figures)
    {
        var counts = figures.Counts;
        var table = new Table().Border(TableBorder.Rounded).Title($"{fleet.Size} stations at {Markup.Escape(fleet.Url.ToString())}").HideHeaders().AddColumns("", "");
        table.AddRow("connected", $"{counts.Connected}");
        table.AddRow("booted", $"{counts.Booted}");
        table.AddRow("charging", $"{counts.Charging}");
        table.AddRow("messages/s", $"{figures.FramesPerSecond:0}");
        table.AddRow("errors", $"{counts.Errors}");
        table.AddRow("energy", $"{counts.EnergyKWh:0.0} kWh");
        table.AddRow("answers p50", Show(figures.Median));
        table.AddRow("answers p99", Show(figures.Slow));
        if (counts.Problem is { } problem)
            table.AddRow("problem", Markup.Escape(problem));
        return table;
    }

    private static string Line(Figures figures)
    {
        var counts = figures.Counts;
        return $"connected {counts.Connected}, booted {counts.Booted}, charging {counts.Charging}, {figures.FramesPerSecond:0} messages/s, {counts.Errors} errors, "
            + $"{counts.EnergyKWh:0.0} kWh, p50 {Show(figures.Median)}, p99 {Show(figures.Slow)}{(counts.Problem is { } problem ? $", problem: {problem}" : "")}";
    }

    private static string Show(TimeSpan? latency) => latency is { } time ? $"{time.TotalMilliseconds:0.0} ms" : "-";

    private sealed record Figures(FleetCounts Counts, double FramesPerSecond, TimeSpan? Median, TimeSpan? Slow);
}
