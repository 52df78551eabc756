namespace Csms.Protocol.Ocpp16;

/// <summary>Asks to start a transaction for an idTag. CSMS to station. OCPP 1.6 §5.11, Core profile.</summary>
public sealed record RemoteStartTransactionRequest : IRequest<RemoteStartTransactionResponse>
{
    public required string IdTag { get; init; }

    public int? ConnectorId { get; init; }

    public ChargingProfile? ChargingProfile { get; init; }
}

/// <summary>Answers <see cref="RemoteStartTransactionRequest"/>.</summary>
public sealed record RemoteStartTransactionResponse
{
    public required RemoteStartStopStatus Status { get; init; }
}
