using Csms.Domain.Profiles;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;

namespace Csms.Server.Ocpp201;

/// <summary>Charging profiles, schedules and needs between OCPP 2.0.1 and the domain's words.</summary>
internal static class ProfileTranslation
{
    public static RequestedProfile ToProfile(ChargingProfile profile) => new()
    {
        Id = profile.Id,
        StackLevel = profile.StackLevel,
        Purpose = Enum.Parse<ProfilePurpose>(profile.ChargingProfilePurpose.ToString()),
        Kind = Enum.Parse<ProfileKind>(profile.ChargingProfileKind.ToString()),
        Recurrency = profile.RecurrencyKind is { } recurrency ? Enum.Parse<ProfileRecurrency>(recurrency.ToString()) : null,
        ValidFrom = profile.ValidFrom,
        ValidTo = profile.ValidTo,
        TransactionId = profile.TransactionId,
        Schedule = ToSchedule(profile.ChargingSchedule[0]),
        Alternatives = profile.ChargingSchedule.Count > 1 ? [.. profile.ChargingSchedule.Skip(1).Select(ToSchedule)] : null,
    };

    public static RequestedSchedule ToSchedule(ChargingSchedule schedule) => new()
    {
        Unit = Enum.Parse<RateUnit>(schedule.ChargingRateUnit.ToString()),
        StartsAt = schedule.StartSchedule,
        DurationSeconds = schedule.Duration,
        MinimumLimit = schedule.MinChargingRate,
        Periods =
        [
            .. schedule.ChargingSchedulePeriod.Select(period => new RequestedPeriod
            {
                StartSeconds = period.StartPeriod, Limit = period.Limit, Phases = period.NumberPhases, PhaseToUse = period.PhaseToUse,
            }),
        ],
    };

    public static EvNeeds ToNeeds(NotifyEVChargingNeedsRequest request)
    {
        var needs = request.ChargingNeeds;
        return new EvNeeds
        {
            EnergyTransfer = needs.RequestedEnergyTransfer.Word(),
            DepartureAt = needs.DepartureTime,
            MaxPeriods = request.MaxScheduleTuples,
            Alternating = needs.AcChargingParameters is not { } ac ? null : new AlternatingNeeds
            {
                EnergyWh = ac.EnergyAmount, MinAmperes = ac.EvMinCurrent, MaxAmperes = ac.EvMaxCurrent, MaxVolts = ac.EvMaxVoltage,
            },
            Direct = needs.DcChargingParameters is not { } dc ? null : new DirectNeeds
            {
                MaxAmperes = dc.EvMaxCurrent,
                MaxVolts = dc.EvMaxVoltage,
                EnergyWh = dc.EnergyAmount,
                MaxPowerWatts = dc.EvMaxPower,
                StateOfCharge = dc.StateOfCharge,
                CapacityWh = dc.EvEnergyCapacity,
                FullAt = dc.FullSoC,
                BulkUntil = dc.BulkSoC,
            },
        };
    }
}
