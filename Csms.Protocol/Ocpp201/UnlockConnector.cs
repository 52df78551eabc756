namespace Csms.Protocol.Ocpp201;

/// <summary>Releases the cable lock of a connector. CSMS to station. OCPP 2.0.1 F05.</summary>
public sealed record UnlockConnectorRequest : IRequest<UnlockConnectorResponse>
{
    public required int EvseId { get; init; }

    public required int ConnectorId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="UnlockConnectorRequest"/>.</summary>
public sealed record UnlockConnectorResponse
{
    public required UnlockStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by UnlockConnector.</summary>
public enum UnlockStatus
{
    Unlocked,
    UnlockFailed,
    OngoingAuthorizedTransaction,
    UnknownConnector,
}
