namespace Csms.Protocol.Ocpp201;

/// <summary>Asks whether a transaction runs and whether messages are still queued. CSMS to station. OCPP 2.0.1 E14.</summary>
public sealed record GetTransactionStatusRequest : IRequest<GetTransactionStatusResponse>
{
    public string? TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetTransactionStatusRequest"/>.</summary>
public sealed record GetTransactionStatusResponse
{
    public required bool MessagesInQueue { get; init; }

    public bool? OngoingIndicator { get; init; }

    public CustomData? CustomData { get; init; }
}
