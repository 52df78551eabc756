namespace Csms.Protocol.Ocpp201;

/// <summary>Asks the station to send a message of its own now. CSMS to station. OCPP 2.0.1 F06.</summary>
public sealed record TriggerMessageRequest : IRequest<TriggerMessageResponse>
{
    public required MessageTrigger RequestedMessage { get; init; }

    public EVSE? Evse { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="TriggerMessageRequest"/>.</summary>
public sealed record TriggerMessageResponse
{
    public required TriggerMessageStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by TriggerMessage.</summary>
public enum MessageTrigger
{
    BootNotification,
    LogStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    SignChargingStationCertificate,
    SignV2GCertificate,
    StatusNotification,
    TransactionEvent,
    SignCombinedCertificate,
    PublishFirmwareStatusNotification,
}

/// <summary>Used by TriggerMessage.</summary>
public enum TriggerMessageStatus
{
    Accepted,
    Rejected,
    NotImplemented,
}
