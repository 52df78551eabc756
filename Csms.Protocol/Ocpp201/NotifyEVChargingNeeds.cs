using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp201;

/// <summary>Reports what the vehicle needs. Station to CSMS. OCPP 2.0.1 K15.</summary>
public sealed record NotifyEVChargingNeedsRequest : IRequest<NotifyEVChargingNeedsResponse>
{
    public required ChargingNeeds ChargingNeeds { get; init; }

    public required int EvseId { get; init; }

    public int? MaxScheduleTuples { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyEVChargingNeedsRequest"/>.</summary>
public sealed record NotifyEVChargingNeedsResponse
{
    public required NotifyEVChargingNeedsStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyEVChargingNeeds.</summary>
public sealed record ACChargingParameters
{
    public required int EnergyAmount { get; init; }

    public required int EvMinCurrent { get; init; }

    public required int EvMaxCurrent { get; init; }

    public required int EvMaxVoltage { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyEVChargingNeeds.</summary>
public sealed record ChargingNeeds
{
    public required EnergyTransferMode RequestedEnergyTransfer { get; init; }

    public ACChargingParameters? AcChargingParameters { get; init; }

    public DCChargingParameters? DcChargingParameters { get; init; }

    public DateTimeOffset? DepartureTime { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyEVChargingNeeds.</summary>
public sealed record DCChargingParameters
{
    public required int EvMaxCurrent { get; init; }

    public required int EvMaxVoltage { get; init; }

    public int? EnergyAmount { get; init; }

    public int? EvMaxPower { get; init; }

    public int? StateOfCharge { get; init; }

    public int? EvEnergyCapacity { get; init; }

    public int? FullSoC { get; init; }

    public int? BulkSoC { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyEVChargingNeeds.</summary>
public enum EnergyTransferMode
{
    DC,
    [JsonStringEnumMemberName("AC_single_phase")]
    ACSinglePhase,
    [JsonStringEnumMemberName("AC_two_phase")]
    ACTwoPhase,
    [JsonStringEnumMemberName("AC_three_phase")]
    ACThreePhase,
}

/// <summary>Used by NotifyEVChargingNeeds.</summary>
public enum NotifyEVChargingNeedsStatus
{
    Accepted,
    Rejected,
    Processing,
}
