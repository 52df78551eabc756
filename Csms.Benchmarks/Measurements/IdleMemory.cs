using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// Memory of a station that is connected, booted and silent, against a WebSocket of the bare echo that never sent anything: what the process's
/// resident memory grew by, garbage collected before and after, divided by the connections.
/// </summary>
internal static class IdleMemory
{
    public const string Command = "idle";

    // Code that is compiled and pools that are filled by the first connections are no cost of each one.
    private const int FirstStations = 200;
    private const int Collections = 3;
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        // One after the other: a process may have 20,000 open files, and this one holds the other ends.
        var echo = await MeasureAsync(await workplace.StartEchoAsync(), lengths);
        var server = await MeasureAsync(await workplace.StartServerAsync(), lengths);
        return
        [
            new Figure
            {
                Name = $"memory per idle connected and booted station ({lengths.ManyStations:#,0} in one process) against a bare idle WebSocket",
                Command = Command,
                Value = server.Resident / echo.Resident,
                Unit = "×",
                Bar = Bar.AtMost(2),
                Absolutes =
                [
                    new("Csms", server.Resident / 1024, "KiB"),
                    new("of it managed", server.Managed / 1024, "KiB"),
                    new("echo", echo.Resident / 1024, "KiB"),
                    new("of it managed", echo.Managed / 1024, "KiB"),
                ],
            },
        ];
    }

    private static async Task<(double Resident, double Managed)> MeasureAsync(TargetProcess process, RunLengths lengths)
    {
        await using var started = process;
        var name = process.Target.IsEcho ? "the bare echo" : "Csms";
        await using (var first = new Fleet(process, FirstStations, "FIRST", firstNumber: lengths.ManyStations))
            (await first.ConnectAsync()).AllIn();
        var before = await SettledAsync(process);
        await using var fleet = new Fleet(process, lengths.ManyStations, "IDLE");
        Progress.Say($"idle: {lengths.ManyStations:#,0} connections to {name}");
        (await fleet.ConnectAsync(boot: !process.Target.IsEcho)).AllIn();
        var after = await SettledAsync(process);
        if (fleet.Stations.Count(station => station.IsConnected) is var left && left < lengths.ManyStations)
            throw new IOException($"{lengths.ManyStations - left} idle stations lost their connection.");
        return ((after.Resident - before.Resident) / (double)lengths.ManyStations, (after.Managed - before.Managed) / (double)lengths.ManyStations);
    }

    // The runtime gives memory back to the system some time after a collection, and finalizers free more: the third finds nothing left to free.
    private static async Task<(long Resident, long Managed)> SettledAsync(TargetProcess process)
    {
        long managed = 0;
        for (var i = 0; i < Collections; i++)
        {
            await Task.Delay(BetweenCollections);
            managed = await ManagedHeap.CollectAsync(process.Id);
        }
        await Task.Delay(BetweenCollections);
        return (process.ResidentBytes, managed);
    }
}
