namespace Csms.Protocol.Ocpp16;

/// <summary>Asks for the limits that follow from all profiles together. CSMS to station. OCPP 1.6 §5.7, Smart Charging profile.</summary>
public sealed record GetCompositeScheduleRequest : IRequest<GetCompositeScheduleResponse>
{
    public required int ConnectorId { get; init; }

    public required int Duration { get; init; }

    public ChargingRateUnit? ChargingRateUnit { get; init; }
}

/// <summary>Answers <see cref="GetCompositeScheduleRequest"/>.</summary>
public sealed record GetCompositeScheduleResponse
{
    public required GetCompositeScheduleStatus Status { get; init; }

    public int? ConnectorId { get; init; }

    public DateTimeOffset? ScheduleStart { get; init; }

    public ChargingSchedule? ChargingSchedule { get; init; }
}

/// <summary>Used by GetCompositeSchedule.</summary>
public enum GetCompositeScheduleStatus
{
    Accepted,
    Rejected,
}
