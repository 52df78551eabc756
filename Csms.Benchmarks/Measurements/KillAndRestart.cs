using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// Stations charge while the server is killed and started again on the same database, over and over. What was answered must be there in the end,
/// and once; what was not is sent again, as stations do, and then must be there once, too.
/// </summary>
internal static class KillAndRestart
{
    public const string Command = "kill";

    private const int Stations = 50;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        // The same moments in every run, so that a run that failed can be run again.
        var moments = new Random(2);
        var database = workplace.NewDatabase();
        var server = await workplace.StartServerAsync(database);
        using var ending = new CancellationTokenSource();
        var stations = Enumerable.Range(0, Stations).Select(number => new PersistentStation(server.Target, number)).ToArray();
        try
        {
            var charging = stations.Select(station => station.ChargeAsync(ending.Token)).ToArray();
            for (var kill = 1; kill <= lengths.Kills; kill++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(200, 1_200)));
                await server.DisposeAsync();
                if (kill % 10 == 0 || kill == lengths.Kills)
                    Progress.Say($"kill: {kill} of {lengths.Kills}");
                server = await workplace.StartServerAsync(database, server.Target.Server);
            }
            await ending.CancelAsync();
            await Task.WhenAll(charging).WaitAsync(TimeSpan.FromMinutes(1));
            Progress.Say("kill: comparing what was answered with what is stored");
            using var api = workplace.Api(server);
            var found = await StoredTransactions.CompareAsync(api, stations);
            return [FigureOf(found, stations, lengths)];
        }
        finally
        {
            foreach (var station in stations)
                station.Dispose();
            await server.DisposeAsync();
        }
    }

    private static Figure FigureOf(Comparison found, PersistentStation[] stations, RunLengths lengths) => new()
    {
        Name = $"{lengths.Kills} × kill -9 under load and restart: answered transaction messages lost or doubled",
        Command = Command,
        Value = found.Lost + found.Doubled,
        Unit = "",
        Bar = Bar.AtMost(0),
        Fault = found.First,
        Absolutes =
        [
            new("lost", found.Lost, ""),
            new("doubled", found.Doubled, ""),
            new("messages answered", stations.Sum(station => station.Answered), ""),
            new("sent again after a restart", stations.Sum(station => station.SentAgain), ""),
            new("transactions", stations.Sum(station => station.Transactions.Count), ""),
        ],
    };
}
