namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for the limits that follow from all profiles together. CSMS to station. OCPP 2.0.1 K08.</summary>
public sealed record GetCompositeScheduleRequest : IRequest<GetCompositeScheduleResponse>
{
    public required int Duration { get; init; }

    public required int EvseId { get; init; }

    public ChargingRateUnit? ChargingRateUnit { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetCompositeScheduleRequest"/>.</summary>
public sealed record GetCompositeScheduleResponse
{
    public required GenericStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CompositeSchedule? Schedule { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of GetCompositeSchedule.</summary>
public sealed record CompositeSchedule
{
    public required IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod { get; init; }

    public required int EvseId { get; init; }

    public required int Duration { get; init; }

    public required DateTimeOffset ScheduleStart { get; init; }

    public required ChargingRateUnit ChargingRateUnit { get; init; }

    public CustomData? CustomData { get; init; }
}
