namespace Csms.Protocol.Ocpp201;

/// <summary>Reports that a transaction has begun, changed or ended. Station to CSMS. OCPP 2.0.1 E01.</summary>
public sealed record TransactionEventRequest : IRequest<TransactionEventResponse>
{
    public required TransactionEvent EventType { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required TriggerReason TriggerReason { get; init; }

    public required int SeqNo { get; init; }

    public required Transaction TransactionInfo { get; init; }

    public IReadOnlyList<MeterValue>? MeterValue { get; init; }

    public bool? Offline { get; init; }

    public int? NumberOfPhasesUsed { get; init; }

    public int? CableMaxCurrent { get; init; }

    public int? ReservationId { get; init; }

    public EVSE? Evse { get; init; }

    public IdToken? IdToken { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="TransactionEventRequest"/>.</summary>
public sealed record TransactionEventResponse
{
    public decimal? TotalCost { get; init; }

    public int? ChargingPriority { get; init; }

    public IdTokenInfo? IdTokenInfo { get; init; }

    public MessageContent? UpdatedPersonalMessage { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by TransactionEvent.</summary>
public enum ChargingState
{
    Charging,
    EVConnected,
    SuspendedEV,
    SuspendedEVSE,
    Idle,
}

/// <summary>Used by TransactionEvent.</summary>
public enum Reason
{
    DeAuthorized,
    EmergencyStop,
    EnergyLimitReached,
    EVDisconnected,
    GroundFault,
    ImmediateReset,
    Local,
    LocalOutOfCredit,
    MasterPass,
    Other,
    OvercurrentFault,
    PowerLoss,
    PowerQuality,
    Reboot,
    Remote,
    SOCLimitReached,
    StoppedByEV,
    TimeLimitReached,
    Timeout,
}

/// <summary>Part of TransactionEvent.</summary>
public sealed record Transaction
{
    public required string TransactionId { get; init; }

    public ChargingState? ChargingState { get; init; }

    public int? TimeSpentCharging { get; init; }

    public Reason? StoppedReason { get; init; }

    public int? RemoteStartId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by TransactionEvent.</summary>
public enum TransactionEvent
{
    Ended,
    Started,
    Updated,
}

/// <summary>Used by TransactionEvent.</summary>
public enum TriggerReason
{
    Authorized,
    CablePluggedIn,
    ChargingRateChanged,
    ChargingStateChanged,
    Deauthorized,
    EnergyLimitReached,
    EVCommunicationLost,
    EVConnectTimeout,
    MeterValueClock,
    MeterValuePeriodic,
    TimeLimitReached,
    Trigger,
    UnlockCommand,
    StopAuthorized,
    EVDeparted,
    EVDetected,
    RemoteStop,
    RemoteStart,
    AbnormalCondition,
    SignedDataReceived,
    ResetCommand,
}
