using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// Processor time per message of a server with a long history against one with an empty database. The history goes in as every reading does, over
/// the wire, but many times to a message; then the server is started anew, so that both begin with nothing in memory.
/// </summary>
internal static class History
{
    public const string Command = "history";

    private const int TimesPerMessage = 20;
    private const int MessagesPerTransaction = 17;
    private static readonly TimeSpan BetweenTimes = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        var database = workplace.NewDatabase();
        var readings = await FillAsync(workplace, database, lengths);
        await using var full = await workplace.StartServerAsync(database);
        await using var fullFleet = await Throughput.ReadyFleetAsync(full, lengths);
        await using var empty = await workplace.StartServerAsync();
        await using var emptyFleet = await Throughput.ReadyFleetAsync(empty, lengths);
        var fullWindows = new List<LoadWindow>();
        var emptyWindows = new List<LoadWindow>();
        for (var round = 1; round <= lengths.Rounds; round++)
        {
            Progress.Say($"history: window {round} of {lengths.Rounds}");
            emptyWindows.Add(await emptyFleet.RunAsync(lengths.Window));
            fullWindows.Add(await fullFleet.RunAsync(lengths.Window));
        }
        return
        [
            new Figure
            {
                Name = $"server CPU per message with {lengths.HistoryReadings:#,0} stored readings against an empty database",
                Command = Command,
                Value = Throughput.Cpu(fullWindows) / Throughput.Cpu(emptyWindows),
                Unit = "×",
                Bar = Bar.AtMost(1.1),
                Absolutes =
                [
                    new("with history", Throughput.Cpu(fullWindows), "µs"),
                    new("empty", Throughput.Cpu(emptyWindows), "µs"),
                    new("database", new FileInfo(database).Length / (double)readings, "bytes/reading"),
                ],
            },
        ];
    }

    /// <summary>Stores at least as many readings as the run asks for, spread over the stations that send afterwards, in ended transactions.</summary>
    /// <returns>How many it stored.</returns>
    private static async Task<long> FillAsync(Workplace workplace, string database, RunLengths lengths)
    {
        await using var server = await workplace.StartServerAsync(database);
        await using var fleet = new Fleet(server, lengths.LoadStations, "LOAD");
        (await fleet.ConnectAsync()).AllIn();
        const int ReadingsPerTransaction = MessagesPerTransaction * TimesPerMessage * MeterValuesPayload.SamplesPerTime;
        var transactions = (int)Math.Ceiling((double)lengths.HistoryReadings / ReadingsPerTransaction / lengths.LoadStations);
        Progress.Say($"history: storing {lengths.HistoryReadings:#,0} readings");
        var before = server.Cpu;
        await Task.WhenAll(fleet.Stations.Select(station => FillAsync(station, transactions)));
        var stored = (long)transactions * ReadingsPerTransaction * lengths.LoadStations;
        Progress.Say($"history: stored {stored:#,0}, {Numbers.Text((server.Cpu - before).TotalMicroseconds / stored)} µs of the server each");
        return stored;
    }

    private static async Task FillAsync(Station station, int transactions)
    {
        var at = TimeProvider.System.GetUtcNow() - BetweenTimes * TimesPerMessage * MessagesPerTransaction * (transactions + 1);
        var energyWh = 1_000L;
        for (var i = 0; i < transactions; i++)
        {
            var started = await station.CallAsync("StartTransaction", StationPayloads.Start($"TAG{station.Number}", energyWh, WireClock.Text(at)));
            var id = StationPayloads.TransactionId(started);
            for (var message = 0; message < MessagesPerTransaction; message++)
            {
                await station.CallAsync("MeterValues", MeterValuesPayload.Transaction(id, [.. NextTimes()]));
            }
            await station.CallAsync("StopTransaction", StationPayloads.Stop(id, energyWh, WireClock.Text(at)));
        }

        IEnumerable<(string At, long EnergyWh)> NextTimes()
        {
            for (var i = 0; i < TimesPerMessage; i++)
            {
                at += BetweenTimes;
                energyWh += 100;
                yield return (WireClock.Text(at), energyWh);
            }
        }
    }
}
