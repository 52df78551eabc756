namespace Csms.Protocol.Ocpp201;

/// <summary>Chooses the set of monitors. CSMS to station. OCPP 2.0.1 N03.</summary>
public sealed record SetMonitoringBaseRequest : IRequest<SetMonitoringBaseResponse>
{
    public required MonitoringBase MonitoringBase { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetMonitoringBaseRequest"/>.</summary>
public sealed record SetMonitoringBaseResponse
{
    public required GenericDeviceModelStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetMonitoringBase.</summary>
public enum MonitoringBase
{
    All,
    FactoryDefault,
    HardWiredOnly,
}
