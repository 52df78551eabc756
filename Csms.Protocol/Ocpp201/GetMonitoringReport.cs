namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for the monitors; they follow as NotifyMonitoringReport. CSMS to station. OCPP 2.0.1 N02.</summary>
public sealed record GetMonitoringReportRequest : IRequest<GetMonitoringReportResponse>
{
    public required int RequestId { get; init; }

    public IReadOnlyList<ComponentVariable>? ComponentVariable { get; init; }

    public IReadOnlyList<MonitoringCriterion>? MonitoringCriteria { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetMonitoringReportRequest"/>.</summary>
public sealed record GetMonitoringReportResponse
{
    public required GenericDeviceModelStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetMonitoringReport.</summary>
public enum MonitoringCriterion
{
    ThresholdMonitoring,
    DeltaMonitoring,
    PeriodicMonitoring,
}
