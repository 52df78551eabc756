namespace Csms.Server.Commands;

/// <summary>Monitors that are wanted on variables of a station.</summary>
internal sealed record SetMonitorsCommand
{
    public required IReadOnlyList<MonitorWish> Monitors { get; init; }
}

/// <summary>A monitor that is wanted.</summary>
internal sealed record MonitorWish
{
    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public required string Variable { get; init; }

    public string? VariableInstance { get; init; }

    /// <summary><c>UpperThreshold</c>, <c>LowerThreshold</c>, <c>Delta</c>, <c>Periodic</c> or <c>PeriodicClockAligned</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The threshold or the difference in the variable's unit, or seconds; may be left out for a Delta of what is no number.</summary>
    public decimal? Value { get; init; }

    /// <summary>0 (danger) to 9 (debug).</summary>
    public required int Severity { get; init; }

    /// <summary>Works only while a transaction runs there. Default false.</summary>
    public bool? Transaction { get; init; }

    /// <summary>The monitor that it replaces; left out for a new one.</summary>
    public int? Id { get; init; }
}

/// <summary>What a station answered to each monitor.</summary>
internal sealed record SetMonitorsAnswer
{
    public required IReadOnlyList<MonitorResult> Items { get; init; }

    /// <summary>How many messages it took.</summary>
    public required int Messages { get; init; }
}

/// <summary>What a station answered to one monitor.</summary>
internal sealed record MonitorResult : CommandAnswer
{
    /// <summary>The station's number for it, when it took it.</summary>
    public int? Id { get; init; }

    public required MonitorWish Monitor { get; init; }
}

/// <summary>What a station answered to each monitor that it was to remove.</summary>
internal sealed record ClearMonitorsAnswer
{
    public required IReadOnlyList<ClearMonitorResult> Items { get; init; }
}

/// <summary>What a station answered to one monitor that it was to remove.</summary>
internal sealed record ClearMonitorResult : CommandAnswer
{
    public required int Id { get; init; }
}

/// <summary>The set of monitors that a station begins with.</summary>
internal sealed record MonitoringBaseCommand
{
    /// <summary><c>All</c>, <c>FactoryDefault</c> or <c>HardWiredOnly</c>; all but All remove what was set by hand.</summary>
    public required string Base { get; init; }
}

/// <summary>The severity from which on events are not sent.</summary>
internal sealed record MonitoringLevelCommand
{
    /// <summary>0 to 9: events of a higher number are not sent.</summary>
    public required int Severity { get; init; }
}

/// <summary>Which monitors are to be reported; what is left out asks for all.</summary>
internal sealed record MonitoringReportCommand
{
    /// <summary><c>ThresholdMonitoring</c>, <c>DeltaMonitoring</c>, <c>PeriodicMonitoring</c>.</summary>
    public IReadOnlyList<string>? Criteria { get; init; }

    public IReadOnlyList<MonitoredPlace>? Variables { get; init; }

    public bool AsksForAll => Criteria is not { Count: > 0 } && Variables is not { Count: > 0 };
}

/// <summary>A component, or one of its variables.</summary>
internal sealed record MonitoredPlace
{
    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public string? Variable { get; init; }

    public string? VariableInstance { get; init; }
}
