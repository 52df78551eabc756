using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private static ChargingProfile Profile(RequestedProfile profile, string? transactionId)
    {
        CheckProfile(profile);
        return new ChargingProfile
        {
            Id = profile.Id,
            TransactionId = transactionId,
            StackLevel = profile.StackLevel,
            ChargingProfilePurpose = Enum.Parse<ChargingProfilePurpose>(profile.Purpose.ToString()),
            ChargingProfileKind = Enum.Parse<ChargingProfileKind>(profile.Kind.ToString()),
            RecurrencyKind = profile.Recurrency is { } recurrency ? Enum.Parse<RecurrencyKind>(recurrency.ToString()) : null,
            ValidFrom = profile.ValidFrom,
            ValidTo = profile.ValidTo,
            ChargingSchedule = [.. profile.AllSchedules().Select((schedule, i) => Schedule(schedule, i + 1))],
        };
    }

    private static ChargingSchedule Schedule(RequestedSchedule schedule, int id) => new()
    {
        Id = id,
        ChargingRateUnit = Enum.Parse<ChargingRateUnit>(schedule.Unit.ToString()),
        StartSchedule = schedule.StartsAt,
        Duration = schedule.DurationSeconds,
        MinChargingRate = schedule.MinimumLimit,
        ChargingSchedulePeriod = [.. schedule.Periods.Select(Period)],
    };

    private static ChargingSchedulePeriod Period(RequestedPeriod period) =>
        new() { StartPeriod = period.StartSeconds, Limit = period.Limit, NumberPhases = period.Phases, PhaseToUse = period.PhaseToUse };

    private static void CheckProfile(RequestedProfile profile)
    {
        const string Path = "chargingProfile.";
        ProfileRules.Require(
            profile.Purpose != ProfilePurpose.ChargingStationMaxProfile || profile.Kind != ProfileKind.Relative, "OCPP 2.0.1 K01.FR.38", Path + "kind",
            "A ChargingStationMaxProfile is not relative to a transaction.");
        ProfileRules.Require(
            profile.Alternatives is null or [] || (profile.Purpose == ProfilePurpose.TxProfile && profile.Alternatives.Count <= 2), "OCPP 2.0.1 K01.FR.34, K15.FR.07",
            Path + "alternatives", "Only a TxProfile has more than one schedule, and three at most.");
        ProfileRules.Require(
            profile.Kind == ProfileKind.Relative || profile.AllSchedules().All(schedule => schedule.StartsAt is not null), "OCPP 2.0.1 K01.FR.40", Path + "schedule.startsAt",
            "An absolute or recurring schedule says when it starts.");
        ProfileRules.Require(
            profile.Kind != ProfileKind.Relative || profile.AllSchedules().All(schedule => schedule.StartsAt is null), "OCPP 2.0.1 K01.FR.41", Path + "schedule.startsAt",
            "A relative schedule starts with the charging, not at a time.");
        ProfileRules.Require(
            profile.AllSchedules().SelectMany(schedule => schedule.Periods).All(period => period.PhaseToUse is null || (period.Phases == 1 && period.PhaseToUse is >= 1 and <= 3)), "OCPP 2.0.1 K01.FR.19",
            Path + "schedule.periods", "A phase is chosen only for one phase: phaseToUse is 1, 2 or 3 and goes with phases 1.");
    }
}
