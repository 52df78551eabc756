namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for a report of chosen components and variables; the parts follow as NotifyReport. CSMS to station. OCPP 2.0.1 B08.</summary>
public sealed record GetReportRequest : IRequest<GetReportResponse>
{
    public required int RequestId { get; init; }

    public IReadOnlyList<ComponentVariable>? ComponentVariable { get; init; }

    public IReadOnlyList<ComponentCriterion>? ComponentCriteria { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetReportRequest"/>.</summary>
public sealed record GetReportResponse
{
    public required GenericDeviceModelStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetReport.</summary>
public enum ComponentCriterion
{
    Active,
    Available,
    Enabled,
    Problem,
}
