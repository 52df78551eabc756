namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for a predefined report of the device model; the parts follow as NotifyReport. CSMS to station. OCPP 2.0.1 B07.</summary>
public sealed record GetBaseReportRequest : IRequest<GetBaseReportResponse>
{
    public required int RequestId { get; init; }

    public required ReportBase ReportBase { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetBaseReportRequest"/>.</summary>
public sealed record GetBaseReportResponse
{
    public required GenericDeviceModelStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetBaseReport.</summary>
public enum ReportBase
{
    ConfigurationInventory,
    FullInventory,
    SummaryInventory,
}
