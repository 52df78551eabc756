namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers meter samples outside of a transaction. Station to CSMS. OCPP 2.0.1 J01.</summary>
public sealed record MeterValuesRequest : IRequest<MeterValuesResponse>
{
    public required int EvseId { get; init; }

    public required IReadOnlyList<MeterValue> MeterValue { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="MeterValuesRequest"/>.</summary>
public sealed record MeterValuesResponse
{
    public CustomData? CustomData { get; init; }
}
