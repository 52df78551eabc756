namespace Csms.Protocol.Ocpp201;

/// <summary>Removes monitors by id. CSMS to station. OCPP 2.0.1 N06.</summary>
public sealed record ClearVariableMonitoringRequest : IRequest<ClearVariableMonitoringResponse>
{
    public required IReadOnlyList<int> Id { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ClearVariableMonitoringRequest"/>.</summary>
public sealed record ClearVariableMonitoringResponse
{
    public required IReadOnlyList<ClearMonitoringResult> ClearMonitoringResult { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of ClearVariableMonitoring.</summary>
public sealed record ClearMonitoringResult
{
    public required ClearMonitoringStatus Status { get; init; }

    public required int Id { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ClearVariableMonitoring.</summary>
public enum ClearMonitoringStatus
{
    Accepted,
    Rejected,
    NotFound,
}
