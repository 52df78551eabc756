namespace Csms.Protocol.Ocpp16;

/// <summary>TriggerMessage with the messages of the security extension. CSMS to station. OCPP 1.6 security extension, F06.</summary>
public sealed record ExtendedTriggerMessageRequest : IRequest<ExtendedTriggerMessageResponse>
{
    public required ExtendedMessageTrigger RequestedMessage { get; init; }

    public int? ConnectorId { get; init; }
}

/// <summary>Answers <see cref="ExtendedTriggerMessageRequest"/>.</summary>
public sealed record ExtendedTriggerMessageResponse
{
    public required ExtendedTriggerMessageStatus Status { get; init; }
}

/// <summary>Used by ExtendedTriggerMessage.</summary>
public enum ExtendedMessageTrigger
{
    BootNotification,
    LogStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    SignChargePointCertificate,
    StatusNotification,
}

/// <summary>Used by ExtendedTriggerMessage.</summary>
public enum ExtendedTriggerMessageStatus
{
    Accepted,
    Rejected,
    NotImplemented,
}
