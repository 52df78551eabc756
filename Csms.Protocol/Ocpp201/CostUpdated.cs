namespace Csms.Protocol.Ocpp201;

/// <summary>Tells the station the running cost of a transaction. CSMS to station. OCPP 2.0.1 I02.</summary>
public sealed record CostUpdatedRequest : IRequest<CostUpdatedResponse>
{
    public required decimal TotalCost { get; init; }

    public required string TransactionId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="CostUpdatedRequest"/>.</summary>
public sealed record CostUpdatedResponse
{
    public CustomData? CustomData { get; init; }
}
