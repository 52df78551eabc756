namespace Csms.Protocol.Ocpp16;

/// <summary>Reports that a transaction has begun; meterStart in Wh. Station to CSMS. OCPP 1.6 §4.8, Core profile.</summary>
public sealed record StartTransactionRequest : IRequest<StartTransactionResponse>
{
    public required int ConnectorId { get; init; }

    public required string IdTag { get; init; }

    public required long MeterStart { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public int? ReservationId { get; init; }
}

/// <summary>Answers <see cref="StartTransactionRequest"/>.</summary>
public sealed record StartTransactionResponse
{
    public required IdTagInfo IdTagInfo { get; init; }

    public required int TransactionId { get; init; }
}
