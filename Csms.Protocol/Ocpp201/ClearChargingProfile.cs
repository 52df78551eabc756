namespace Csms.Protocol.Ocpp201;

/// <summary>Removes charging profiles by id or by criteria. CSMS to station. OCPP 2.0.1 K10.</summary>
public sealed record ClearChargingProfileRequest : IRequest<ClearChargingProfileResponse>
{
    public int? ChargingProfileId { get; init; }

    public ClearChargingProfile? ChargingProfileCriteria { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ClearChargingProfileRequest"/>.</summary>
public sealed record ClearChargingProfileResponse
{
    public required ClearChargingProfileStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of ClearChargingProfile.</summary>
public sealed record ClearChargingProfile
{
    public int? EvseId { get; init; }

    public ChargingProfilePurpose? ChargingProfilePurpose { get; init; }

    public int? StackLevel { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ClearChargingProfile.</summary>
public enum ClearChargingProfileStatus
{
    Accepted,
    Unknown,
}
