using System.Net.Http.Json;
using Csms.Benchmarks.Load;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

namespace Csms.Benchmarks.Measurements;

/// <summary>
/// All stations lose their connection and come back at once, each with its password and a BootNotification, against as many WebSockets that
/// connect to the bare echo and get the same message back.
/// </summary>
internal static class Storm
{
    public const string Command = "storm";

    private const int RequestsAtOnce = 32;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, RunLengths lengths)
    {
        await using var echo = await workplace.StartEchoAsync();
        await using var server = await workplace.StartServerAsync();
        Progress.Say($"storm: {lengths.ManyStations:#,0} stations with passwords");
        await AddStationsAsync(workplace, server, lengths);
        await ProvePasswordsCountAsync(server);
        var echoRushes = new List<Rush>();
        var serverRushes = new List<Rush>();
        for (var round = 1; round <= lengths.Rounds; round++)
        {
            Progress.Say($"storm: {round} of {lengths.Rounds}");
            echoRushes.Add((await ReconnectAsync(echo, lengths)).AllIn());
            serverRushes.Add(await ReconnectAsync(server, lengths));
        }
        var refused = serverRushes.Sum(rush => rush.Refused);
        return
        [
            new Figure
            {
                Name = $"{lengths.ManyStations:#,0} stations reconnect and boot at once, with Basic authentication, against the bare connect time",
                Command = Command,
                Value = Seconds(serverRushes) / Seconds(echoRushes),
                Unit = "×",
                Bar = Bar.AtMost(3),
                Fault = refused == 0 ? null : $"{refused} were refused for good. {serverRushes.First(rush => rush.Refused > 0).FirstRefusal}",
                Absolutes =
                [
                    new("Csms", Seconds(serverRushes), "s"),
                    new("echo", Seconds(echoRushes), "s"),
                    new("told to come back later", serverRushes.Sum(rush => rush.AskedToWait), ""),
                    new("refused for good", refused, ""),
                ],
            },
        ];
    }

    private static async Task<Rush> ReconnectAsync(TargetProcess process, RunLengths lengths)
    {
        await using (var before = new Fleet(process, lengths.ManyStations, "STORM", password: Password))
            (await before.ConnectAsync()).AllIn();
        Rush rush;
        await using (var after = new Fleet(process, lengths.ManyStations, "STORM", password: Password))
            rush = await after.ConnectAsync();
        // What the server still does about the lost connections must not slow down the other one.
        await process.UntilQuietAsync();
        return rush;
    }

    private static string Password(int number) => $"{number:d8}-4b7e1f0c9a2d5e83b6c1";

    private static async Task AddStationsAsync(Workplace workplace, TargetProcess server, RunLengths lengths)
    {
        using var api = workplace.Api(server);
        await Parallel.ForAsync(0, lengths.ManyStations, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (number, cancellation) =>
        {
            var station = new { id = $"STORM{number:d5}", securityProfile = 1, password = Password(number) };
            using var answer = await api.PostAsJsonAsync("/api/v1/stations", station, cancellation);
            answer.EnsureSuccessStatusCode();
        });
    }

    // A server that lets anybody in is no comparison.
    private static async Task ProvePasswordsCountAsync(TargetProcess server)
    {
        await using var intruder = new Fleet(server, 1, "STORM", password: _ => "not-the-password-of-this-station");
        var rush = await intruder.ConnectAsync();
        if (rush.Refused != 1)
            throw new IOException("A station with a wrong password was let in.");
    }

    private static double Seconds(IEnumerable<Rush> rushes) => Numbers.Median(rushes.Select(rush => rush.Duration.TotalSeconds));
}
