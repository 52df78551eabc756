namespace Csms.Domain.Monitors;

/// <summary>A monitor on a variable of a 2.0.1 station.</summary>
public sealed record StationMonitor
{
    /// <summary>The station's own number for it.</summary>
    public required int Id { get; init; }

    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public required string Variable { get; init; }

    public string? VariableInstance { get; init; }

    /// <summary><c>UpperThreshold</c>, <c>LowerThreshold</c>, <c>Delta</c>, <c>Periodic</c> or <c>PeriodicClockAligned</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The threshold or the difference in the variable's unit, or the seconds between two events.</summary>
    public required decimal Value { get; init; }

    /// <summary>0 (danger) to 9 (debug).</summary>
    public required int Severity { get; init; }

    /// <summary>Works only while a transaction runs there.</summary>
    public required bool InTransaction { get; init; }

    /// <summary>Who set it from here; null for one that the station had.</summary>
    public string? SetBy { get; init; }

    /// <summary>When it was last set or reported.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>One part of a report of monitors.</summary>
public sealed record MonitorReport
{
    public required int RequestId { get; init; }

    public required int SeqNo { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>True while more parts follow.</summary>
    public required bool MoreFollows { get; init; }

    public required IReadOnlyList<StationMonitor> Monitors { get; init; }
}

/// <summary>What is known of a station's monitoring.</summary>
public sealed record Monitoring
{
    /// <summary><c>All</c>, <c>FactoryDefault</c> or <c>HardWiredOnly</c>, as it was last set from here; null when it was not.</summary>
    public string? Base { get; init; }

    /// <summary>Events of a higher number are not sent; as it was last set from here, null when it was not.</summary>
    public int? Level { get; init; }

    /// <summary>When all monitors were last asked for.</summary>
    public DateTimeOffset? ReportAskedAt { get; init; }

    public required IReadOnlyList<StationMonitor> Monitors { get; init; }
}
