namespace Csms.Protocol.Ocpp201;

/// <summary>Asks to stop a transaction. CSMS to station. OCPP 2.0.1 F03.</summary>
public sealed record RequestStopTransactionRequest : IRequest<RequestStopTransactionResponse>
{
    public required string TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="RequestStopTransactionRequest"/>.</summary>
public sealed record RequestStopTransactionResponse
{
    public required RequestStartStopStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}
