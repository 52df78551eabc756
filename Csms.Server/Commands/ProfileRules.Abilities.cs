using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

internal static partial class ProfileRules
{
    /// <summary>What the station has said that it cannot do. What it has said nothing about is left to its answer.</summary>
    /// <param name="others">How many other profiles it has.</param>
    /// <exception cref="RuleBrokenException">It is beyond the station's limits.</exception>
    public static void CheckAbilities(RequestedProfile profile, ProfileCapabilities station, int others)
    {
        const string Path = "chargingProfile.";
        Require(station.Enabled != false, "SmartChargingCtrlr.Enabled", "", "The station says that its smart charging is switched off.");
        Require(
            !(profile.StackLevel > station.MaxStackLevel), "OCPP 1.6 ChargeProfileMaxStackLevel, OCPP 2.0.1 SmartChargingCtrlr.ProfileStackLevel", Path + "stackLevel",
            $"The station's highest stack level is {station.MaxStackLevel}.");
        Require(
            !(others >= station.MaxProfiles), "OCPP 1.6 MaxChargingProfilesInstalled, OCPP 2.0.1 SmartChargingCtrlr.Entries", "chargingProfile",
            $"The station takes {station.MaxProfiles} profiles and has {others} others: clear one first.");
        CheckAbilities(profile.Schedule, station, Path + "schedule.");
        for (var i = 0; i < (profile.Alternatives?.Count ?? 0); i++)
            CheckAbilities(profile.Alternatives![i], station, $"{Path}alternatives[{i}].");
    }

    private static void CheckAbilities(RequestedSchedule schedule, ProfileCapabilities station, string path)
    {
        Require(
            station.Units is not { Count: > 0 } units || units.Contains(schedule.Unit), "OCPP 1.6 ChargingScheduleAllowedChargingRateUnit, OCPP 2.0.1 SmartChargingCtrlr.RateUnit",
            path + "unit", $"The station takes schedules in {string.Join(" or ", station.Units ?? [])} only.");
        Require(
            !(schedule.Periods.Count > station.MaxPeriods), "OCPP 1.6 ChargingScheduleMaxPeriods, OCPP 2.0.1 SmartChargingCtrlr.PeriodsPerSchedule", path + "periods",
            $"The station takes {station.MaxPeriods} periods; these are {schedule.Periods.Count}.");
        Require(
            station.PhaseSwitching == true || schedule.Periods.All(period => period.PhaseToUse is null), "OCPP 2.0.1 K01.FR.20", path + "periods",
            "A phase is chosen only where the station has reported SmartChargingCtrlr.ACPhaseSwitchingSupported.");
        Require(
            station.Phases3To1 != false || schedule.Periods.All(period => period.Phases == 1) || schedule.Periods.All(period => period.Phases != 1),
            "OCPP 2.0.1 SmartChargingCtrlr.Phases3to1", path + "periods", "The station cannot change between three phases and one while it charges.");
    }
}
