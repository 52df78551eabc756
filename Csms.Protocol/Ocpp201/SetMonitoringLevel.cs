namespace Csms.Protocol.Ocpp201;

/// <summary>Chooses the severity from which events are sent. CSMS to station. OCPP 2.0.1 N05.</summary>
public sealed record SetMonitoringLevelRequest : IRequest<SetMonitoringLevelResponse>
{
    public required int Severity { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetMonitoringLevelRequest"/>.</summary>
public sealed record SetMonitoringLevelResponse
{
    public required GenericStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}
