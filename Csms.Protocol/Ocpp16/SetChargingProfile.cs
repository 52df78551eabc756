namespace Csms.Protocol.Ocpp16;

/// <summary>Installs a charging profile. CSMS to station. OCPP 1.6 §5.16, Smart Charging profile.</summary>
public sealed record SetChargingProfileRequest : IRequest<SetChargingProfileResponse>
{
    public required int ConnectorId { get; init; }

    public required ChargingProfile CsChargingProfiles { get; init; }
}

/// <summary>Answers <see cref="SetChargingProfileRequest"/>.</summary>
public sealed record SetChargingProfileResponse
{
    public required ChargingProfileStatus Status { get; init; }
}

/// <summary>Used by SetChargingProfile.</summary>
public enum ChargingProfileStatus
{
    Accepted,
    Rejected,
    NotSupported,
}
