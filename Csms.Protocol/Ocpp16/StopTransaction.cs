namespace Csms.Protocol.Ocpp16;

/// <summary>Reports that a transaction has ended; meterStop in Wh. Station to CSMS. OCPP 1.6 §4.10, Core profile.</summary>
public sealed record StopTransactionRequest : IRequest<StopTransactionResponse>
{
    public required long MeterStop { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required int TransactionId { get; init; }

    public string? IdTag { get; init; }

    public Reason? Reason { get; init; }

    public IReadOnlyList<MeterValue>? TransactionData { get; init; }
}

/// <summary>Answers <see cref="StopTransactionRequest"/>.</summary>
public sealed record StopTransactionResponse
{
    public IdTagInfo? IdTagInfo { get; init; }
}

/// <summary>Used by StopTransaction.</summary>
public enum Reason
{
    EmergencyStop,
    EVDisconnected,
    HardReset,
    Local,
    Other,
    PowerLoss,
    Reboot,
    Remote,
    SoftReset,
    UnlockCommand,
    DeAuthorized,
}
