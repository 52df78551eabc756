namespace Csms.Protocol.Ocpp16;

/// <summary>Asks to stop a transaction. CSMS to station. OCPP 1.6 §5.12, Core profile.</summary>
public sealed record RemoteStopTransactionRequest : IRequest<RemoteStopTransactionResponse>
{
    public required int TransactionId { get; init; }
}

/// <summary>Answers <see cref="RemoteStopTransactionRequest"/>.</summary>
public sealed record RemoteStopTransactionResponse
{
    public required RemoteStartStopStatus Status { get; init; }
}
