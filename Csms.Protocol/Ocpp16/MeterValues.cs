namespace Csms.Protocol.Ocpp16;

/// <summary>Delivers meter samples, within a transaction or outside of one. Station to CSMS. OCPP 1.6 §4.7, Core profile.</summary>
public sealed record MeterValuesRequest : IRequest<MeterValuesResponse>
{
    public required int ConnectorId { get; init; }

    public required IReadOnlyList<MeterValue> MeterValue { get; init; }

    public int? TransactionId { get; init; }
}

/// <summary>Answers <see cref="MeterValuesRequest"/>.</summary>
public sealed record MeterValuesResponse;
