namespace Csms.Domain.Overview;

/// <summary>How all stations are together. Which of them are connected knows the server.</summary>
public sealed record AllStations
{
    public required int Registered { get; init; }

    /// <summary>Stations where a transaction runs that charges.</summary>
    public required int Charging { get; init; }

    /// <summary>Stations with a connector, or a whole, that says it is faulted.</summary>
    public required int Faulted { get; init; }

    public required int ActiveTransactions { get; init; }

    /// <summary>Alarms that are not over, the gravest first.</summary>
    public required IReadOnlyList<AlarmCount> Alarms { get; init; }

    /// <summary>What has become known of transactions' energy since a given time.</summary>
    public required decimal EnergyWh { get; init; }
}

/// <summary>How many alarms of one severity there are.</summary>
/// <param name="Severity">0 danger to 9 debug.</param>
public sealed record AlarmCount(int Severity, int Count);

/// <summary>What all stations gave in five minutes.</summary>
/// <param name="At">When the five minutes began.</param>
/// <param name="PowerW">The mean; null where the server did not look.</param>
/// <param name="EnergyWh">What became known of transactions' energy.</param>
public sealed record Delivery(DateTimeOffset At, decimal? PowerW, decimal EnergyWh);
