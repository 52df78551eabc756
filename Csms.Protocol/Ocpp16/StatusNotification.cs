namespace Csms.Protocol.Ocpp16;

/// <summary>Reports the state of a connector; connector 0 is the station. Station to CSMS. OCPP 1.6 §4.9, Core profile.</summary>
public sealed record StatusNotificationRequest : IRequest<StatusNotificationResponse>
{
    public required int ConnectorId { get; init; }

    public required ChargePointErrorCode ErrorCode { get; init; }

    public required ChargePointStatus Status { get; init; }

    public string? Info { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? VendorId { get; init; }

    public string? VendorErrorCode { get; init; }
}

/// <summary>Answers <see cref="StatusNotificationRequest"/>.</summary>
public sealed record StatusNotificationResponse;

/// <summary>Used by StatusNotification.</summary>
public enum ChargePointErrorCode
{
    ConnectorLockFailure,
    EVCommunicationError,
    GroundFailure,
    HighTemperature,
    InternalError,
    LocalListConflict,
    NoError,
    OtherError,
    OverCurrentFailure,
    PowerMeterFailure,
    PowerSwitchFailure,
    ReaderFailure,
    ResetFailure,
    UnderVoltage,
    OverVoltage,
    WeakSignal,
}

/// <summary>Used by StatusNotification.</summary>
public enum ChargePointStatus
{
    Available,
    Preparing,
    Charging,
    SuspendedEVSE,
    SuspendedEV,
    Finishing,
    Reserved,
    Unavailable,
    Faulted,
}
