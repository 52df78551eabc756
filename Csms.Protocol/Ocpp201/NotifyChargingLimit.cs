namespace Csms.Protocol.Ocpp201;

/// <summary>Reports an external charging limit. Station to CSMS. OCPP 2.0.1 K12.</summary>
public sealed record NotifyChargingLimitRequest : IRequest<NotifyChargingLimitResponse>
{
    public required ChargingLimit ChargingLimit { get; init; }

    public IReadOnlyList<ChargingSchedule>? ChargingSchedule { get; init; }

    public int? EvseId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyChargingLimitRequest"/>.</summary>
public sealed record NotifyChargingLimitResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyChargingLimit.</summary>
public sealed record ChargingLimit
{
    public required ChargingLimitSource ChargingLimitSource { get; init; }

    public bool? IsGridCritical { get; init; }

    public CustomData? CustomData { get; init; }
}
