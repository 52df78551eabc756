namespace Csms.Protocol.Ocpp16;

/// <summary>Takes a connector, or with connector 0 the whole station, in or out of service. CSMS to station. OCPP 1.6 §5.2, Core profile.</summary>
public sealed record ChangeAvailabilityRequest : IRequest<ChangeAvailabilityResponse>
{
    public required int ConnectorId { get; init; }

    public required AvailabilityType Type { get; init; }
}

/// <summary>Answers <see cref="ChangeAvailabilityRequest"/>.</summary>
public sealed record ChangeAvailabilityResponse
{
    public required AvailabilityStatus Status { get; init; }
}

/// <summary>Used by ChangeAvailability.</summary>
public enum AvailabilityStatus
{
    Accepted,
    Rejected,
    Scheduled,
}

/// <summary>Used by ChangeAvailability.</summary>
public enum AvailabilityType
{
    Inoperative,
    Operative,
}
