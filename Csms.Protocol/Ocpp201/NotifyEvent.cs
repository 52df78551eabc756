namespace Csms.Protocol.Ocpp201;

/// <summary>Reports events of monitored or hard-wired variables. Station to CSMS. OCPP 2.0.1 N07.</summary>
public sealed record NotifyEventRequest : IRequest<NotifyEventResponse>
{
    public required DateTimeOffset GeneratedAt { get; init; }

    public required int SeqNo { get; init; }

    public required IReadOnlyList<EventData> EventData { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyEventRequest"/>.</summary>
public sealed record NotifyEventResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyEvent.</summary>
public sealed record EventData
{
    public required int EventId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required EventTrigger Trigger { get; init; }

    public required string ActualValue { get; init; }

    public required Component Component { get; init; }

    public required EventNotification EventNotificationType { get; init; }

    public required Variable Variable { get; init; }

    public int? Cause { get; init; }

    public string? TechCode { get; init; }

    public string? TechInfo { get; init; }

    public bool? Cleared { get; init; }

    public string? TransactionId { get; init; }

    public int? VariableMonitoringId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyEvent.</summary>
public enum EventNotification
{
    HardWiredNotification,
    HardWiredMonitor,
    PreconfiguredMonitor,
    CustomMonitor,
}

/// <summary>Used by NotifyEvent.</summary>
public enum EventTrigger
{
    Alerting,
    Delta,
    Periodic,
}
