namespace Csms.Protocol.Ocpp16;

/// <summary>Asks the station to send a message of its own now. CSMS to station. OCPP 1.6 §5.17, Remote Trigger profile.</summary>
public sealed record TriggerMessageRequest : IRequest<TriggerMessageResponse>
{
    public required MessageTrigger RequestedMessage { get; init; }

    public int? ConnectorId { get; init; }
}

/// <summary>Answers <see cref="TriggerMessageRequest"/>.</summary>
public sealed record TriggerMessageResponse
{
    public required TriggerMessageStatus Status { get; init; }
}

/// <summary>Used by TriggerMessage.</summary>
public enum MessageTrigger
{
    BootNotification,
    DiagnosticsStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    StatusNotification,
}

/// <summary>Used by TriggerMessage.</summary>
public enum TriggerMessageStatus
{
    Accepted,
    Rejected,
    NotImplemented,
}
