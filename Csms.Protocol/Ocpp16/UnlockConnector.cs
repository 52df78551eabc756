namespace Csms.Protocol.Ocpp16;

/// <summary>Releases the cable lock of a connector. CSMS to station. OCPP 1.6 §5.18, Core profile.</summary>
public sealed record UnlockConnectorRequest : IRequest<UnlockConnectorResponse>
{
    public required int ConnectorId { get; init; }
}

/// <summary>Answers <see cref="UnlockConnectorRequest"/>.</summary>
public sealed record UnlockConnectorResponse
{
    public required UnlockStatus Status { get; init; }
}

/// <summary>Used by UnlockConnector.</summary>
public enum UnlockStatus
{
    Unlocked,
    UnlockFailed,
    NotSupported,
}
