namespace Csms.Protocol.Ocpp201;

/// <summary>Installs a charging profile. CSMS to station. OCPP 2.0.1 K01.</summary>
public sealed record SetChargingProfileRequest : IRequest<SetChargingProfileResponse>
{
    public required int EvseId { get; init; }

    public required ChargingProfile ChargingProfile { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetChargingProfileRequest"/>.</summary>
public sealed record SetChargingProfileResponse
{
    public required ChargingProfileStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetChargingProfile.</summary>
public enum ChargingProfileStatus
{
    Accepted,
    Rejected,
}
