namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for installed profiles; they follow as ReportChargingProfiles. CSMS to station. OCPP 2.0.1 K09.</summary>
public sealed record GetChargingProfilesRequest : IRequest<GetChargingProfilesResponse>
{
    public required int RequestId { get; init; }

    public required ChargingProfileCriterion ChargingProfile { get; init; }

    public int? EvseId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetChargingProfilesRequest"/>.</summary>
public sealed record GetChargingProfilesResponse
{
    public required GetChargingProfileStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of GetChargingProfiles.</summary>
public sealed record ChargingProfileCriterion
{
    public ChargingProfilePurpose? ChargingProfilePurpose { get; init; }

    public int? StackLevel { get; init; }

    public IReadOnlyList<int>? ChargingProfileId { get; init; }

    public IReadOnlyList<ChargingLimitSource>? ChargingLimitSource { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetChargingProfiles.</summary>
public enum GetChargingProfileStatus
{
    Accepted,
    NoProfiles,
}
