namespace Csms.Protocol.Ocpp201;

/// <summary>Asks to start a transaction for a token. CSMS to station. OCPP 2.0.1 F01.</summary>
public sealed record RequestStartTransactionRequest : IRequest<RequestStartTransactionResponse>
{
    public required IdToken IdToken { get; init; }

    public required int RemoteStartId { get; init; }

    public int? EvseId { get; init; }

    public IdToken? GroupIdToken { get; init; }

    public ChargingProfile? ChargingProfile { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="RequestStartTransactionRequest"/>.</summary>
public sealed record RequestStartTransactionResponse
{
    public required RequestStartStopStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public string? TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}
