namespace Csms.Benchmarks;

/// <summary>How long and how large a run is. The bars are meant for <see cref="Full"/>; <see cref="Quick"/> shows that everything works.</summary>
internal sealed record RunLengths
{
    public static RunLengths Full { get; } = new();

    public static RunLengths Quick { get; } = new()
    {
        Name = "quick",
        WarmUp = TimeSpan.FromSeconds(5),
        Window = TimeSpan.FromSeconds(4),
        Rounds = 1,
        ManyStations = 2_000,
        HistoryReadings = 300_000,
        ConsoleStations = 1_000,
        ConsoleTransactions = 10_000,
        Kills = 3,
        PayloadsPerVersion = 5_000,
    };

    public string Name { get; private init; } = "full";

    /// <summary>Load before the first window, so that tiered compilation has settled.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(12);

    /// <summary>One measured window.</summary>
    public TimeSpan Window { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>Windows per target; they alternate between the targets and the median counts.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>Stations that send meter values.</summary>
    public int LoadStations { get; private init; } = 1_000;

    /// <summary>Stations that are idle or reconnect at once.</summary>
    public int ManyStations { get; private init; } = 15_000;

    public long HistoryReadings { get; private init; } = 10_000_000;

    /// <summary>Stations that the console lists.</summary>
    public int ConsoleStations { get; private init; } = 10_000;

    /// <summary>Transactions that the console lists.</summary>
    public int ConsoleTransactions { get; private init; } = 1_000_000;

    public int Kills { get; private init; } = 50;

    public int PayloadsPerVersion { get; private init; } = 100_000;
}
