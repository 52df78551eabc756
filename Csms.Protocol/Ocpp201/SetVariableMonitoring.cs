namespace Csms.Protocol.Ocpp201;

/// <summary>Sets monitors on variables. CSMS to station. OCPP 2.0.1 N04.</summary>
public sealed record SetVariableMonitoringRequest : IRequest<SetVariableMonitoringResponse>
{
    public required IReadOnlyList<SetMonitoringData> SetMonitoringData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetVariableMonitoringRequest"/>.</summary>
public sealed record SetVariableMonitoringResponse
{
    public required IReadOnlyList<SetMonitoringResult> SetMonitoringResult { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SetVariableMonitoring.</summary>
public sealed record SetMonitoringData
{
    public required decimal Value { get; init; }

    public required Monitor Type { get; init; }

    public required int Severity { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public int? Id { get; init; }

    public bool? Transaction { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SetVariableMonitoring.</summary>
public sealed record SetMonitoringResult
{
    public required SetMonitoringStatus Status { get; init; }

    public required Monitor Type { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public required int Severity { get; init; }

    public int? Id { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetVariableMonitoring.</summary>
public enum SetMonitoringStatus
{
    Accepted,
    UnknownComponent,
    UnknownVariable,
    UnsupportedMonitorType,
    Rejected,
    Duplicate,
}
