namespace Csms.Protocol.Ocpp16;

/// <summary>Removes the charging profiles that meet every given criterion. CSMS to station. OCPP 1.6 §5.5, Smart Charging profile.</summary>
public sealed record ClearChargingProfileRequest : IRequest<ClearChargingProfileResponse>
{
    public int? Id { get; init; }

    public int? ConnectorId { get; init; }

    public ChargingProfilePurpose? ChargingProfilePurpose { get; init; }

    public int? StackLevel { get; init; }
}

/// <summary>Answers <see cref="ClearChargingProfileRequest"/>.</summary>
public sealed record ClearChargingProfileResponse
{
    public required ClearChargingProfileStatus Status { get; init; }
}

/// <summary>Used by ClearChargingProfile.</summary>
public enum ClearChargingProfileStatus
{
    Accepted,
    Unknown,
}
