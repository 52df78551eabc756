namespace Csms.Protocol.Ocpp201;

/// <summary>Takes the station, an EVSE or a connector in or out of service. CSMS to station. OCPP 2.0.1 G03.</summary>
public sealed record ChangeAvailabilityRequest : IRequest<ChangeAvailabilityResponse>
{
    public required OperationalStatus OperationalStatus { get; init; }

    public EVSE? Evse { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ChangeAvailabilityRequest"/>.</summary>
public sealed record ChangeAvailabilityResponse
{
    public required ChangeAvailabilityStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ChangeAvailability.</summary>
public enum ChangeAvailabilityStatus
{
    Accepted,
    Rejected,
    Scheduled,
}

/// <summary>Used by ChangeAvailability.</summary>
public enum OperationalStatus
{
    Inoperative,
    Operative,
}
