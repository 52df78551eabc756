namespace Csms.Protocol.Ocpp201;

/// <summary>Reports the schedule that the vehicle plans. Station to CSMS. OCPP 2.0.1 K15.</summary>
public sealed record NotifyEVChargingScheduleRequest : IRequest<NotifyEVChargingScheduleResponse>
{
    public required DateTimeOffset TimeBase { get; init; }

    public required ChargingSchedule ChargingSchedule { get; init; }

    public required int EvseId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyEVChargingScheduleRequest"/>.</summary>
public sealed record NotifyEVChargingScheduleResponse
{
    public required GenericStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}
