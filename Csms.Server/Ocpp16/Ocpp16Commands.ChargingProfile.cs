using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    private static void CheckProfile(RequestedProfile profile)
    {
        ProfileRules.Require(
            profile.Schedule.Periods.All(period => period.PhaseToUse is null), "OCPP 1.6 §7.14", "chargingProfile.schedule.periods",
            "A 1.6 station cannot be told which phase to use.");
        ProfileRules.Require(
            profile.Alternatives is null or [], "OCPP 1.6 §7.8", "chargingProfile.alternatives", "A profile of a 1.6 station has one schedule.");
    }

    private static ChargingProfile Profile(RequestedProfile profile, int? transactionId)
    {
        CheckProfile(profile);
        return new ChargingProfile
        {
            ChargingProfileId = profile.Id,
            TransactionId = transactionId,
            StackLevel = profile.StackLevel,
            ChargingProfilePurpose = profile.Purpose switch
            {
                ProfilePurpose.ChargingStationMaxProfile => ChargingProfilePurpose.ChargePointMaxProfile,
                ProfilePurpose.TxDefaultProfile => ChargingProfilePurpose.TxDefaultProfile,
                _ => ChargingProfilePurpose.TxProfile,
            },
            ChargingProfileKind = Enum.Parse<ChargingProfileKind>(profile.Kind.ToString()),
            RecurrencyKind = profile.Recurrency is { } recurrency ? Enum.Parse<RecurrencyKind>(recurrency.ToString()) : null,
            ValidFrom = profile.ValidFrom,
            ValidTo = profile.ValidTo,
            ChargingSchedule = new ChargingSchedule
            {
                ChargingRateUnit = Enum.Parse<ChargingRateUnit>(profile.Schedule.Unit.ToString()),
                StartSchedule = profile.Schedule.StartsAt,
                Duration = profile.Schedule.DurationSeconds,
                MinChargingRate = profile.Schedule.MinimumLimit,
                ChargingSchedulePeriod =
                    [.. profile.Schedule.Periods.Select(period => new ChargingSchedulePeriod { StartPeriod = period.StartSeconds, Limit = period.Limit, NumberPhases = period.Phases })],
            },
        };
    }
}
