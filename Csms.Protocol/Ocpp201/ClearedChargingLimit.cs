namespace Csms.Protocol.Ocpp201;

/// <summary>Reports that an external charging limit was released. Station to CSMS. OCPP 2.0.1 K13.</summary>
public sealed record ClearedChargingLimitRequest : IRequest<ClearedChargingLimitResponse>
{
    public required ChargingLimitSource ChargingLimitSource { get; init; }

    public int? EvseId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ClearedChargingLimitRequest"/>.</summary>
public sealed record ClearedChargingLimitResponse
{
    public CustomData? CustomData { get; init; }
}
