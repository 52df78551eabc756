namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers installed profiles. Station to CSMS. OCPP 2.0.1 K09.</summary>
public sealed record ReportChargingProfilesRequest : IRequest<ReportChargingProfilesResponse>
{
    public required int RequestId { get; init; }

    public required ChargingLimitSource ChargingLimitSource { get; init; }

    public required IReadOnlyList<ChargingProfile> ChargingProfile { get; init; }

    public required int EvseId { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ReportChargingProfilesRequest"/>.</summary>
public sealed record ReportChargingProfilesResponse
{
    public CustomData? CustomData { get; init; }
}
