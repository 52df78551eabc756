namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers one part of a monitoring report. Station to CSMS. OCPP 2.0.1 N02.</summary>
public sealed record NotifyMonitoringReportRequest : IRequest<NotifyMonitoringReportResponse>
{
    public required int RequestId { get; init; }

    public required int SeqNo { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    public IReadOnlyList<MonitoringData>? Monitor { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyMonitoringReportRequest"/>.</summary>
public sealed record NotifyMonitoringReportResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyMonitoringReport.</summary>
public sealed record MonitoringData
{
    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public required IReadOnlyList<VariableMonitoring> VariableMonitoring { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyMonitoringReport.</summary>
public sealed record VariableMonitoring
{
    public required int Id { get; init; }

    public required bool Transaction { get; init; }

    public required decimal Value { get; init; }

    public required Monitor Type { get; init; }

    public required int Severity { get; init; }

    public CustomData? CustomData { get; init; }
}
