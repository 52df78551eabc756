using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

/// <summary>What OCPP demands of every charging profile, whatever the version. What only one version demands is with its translation.</summary>
internal static partial class ProfileRules
{
    /// <summary>A profile that goes out with a remote start.</summary>
    /// <exception cref="RuleBrokenException">A rule is broken.</exception>
    public static void CheckForStart(RequestedProfile profile)
    {
        const string Path = "chargingProfile.";
        Require(profile.Purpose == ProfilePurpose.TxProfile, "OCPP 1.6 §5.11, OCPP 2.0.1 F01.FR.09", Path + "purpose", "Only a TxProfile may go with a remote start.");
        Require(
            profile.TransactionId is null, "OCPP 1.6 errata 3.41, OCPP 2.0.1 F01.FR.11", Path + "transactionId",
            "The transaction does not exist yet: the profile must not name one.");
        CheckSchedule(profile, Path);
    }

    /// <summary>A profile that is set by itself.</summary>
    /// <exception cref="RuleBrokenException">A rule is broken.</exception>
    public static void CheckForSet(int evseId, RequestedProfile profile)
    {
        const string Path = "chargingProfile.";
        Require(evseId >= 0, "OCPP 2.0.1 K01", "evseId", "An EVSE is numbered from 1 on; 0 is the whole station.");
        Require(
            profile.Purpose != ProfilePurpose.ChargingStationExternalConstraints, "OCPP 2.0.1 K01.FR.22", Path + "purpose",
            "External constraints are set by others, never by a CSMS.");
        Require(
            profile.Purpose != ProfilePurpose.ChargingStationMaxProfile || evseId == 0, "OCPP 1.6 §5.16, OCPP 2.0.1 K01", "evseId",
            "A ChargingStationMaxProfile is for the whole station: EVSE 0.");
        Require(profile.Purpose != ProfilePurpose.TxProfile || evseId > 0, "OCPP 1.6 §5.16, OCPP 2.0.1 K01.FR.16", "evseId", "A TxProfile is for one EVSE, from 1 on.");
        Require(
            profile.TransactionId is null || profile.Purpose == ProfilePurpose.TxProfile, "OCPP 2.0.1 K01.FR.03", Path + "transactionId",
            "Only a TxProfile names a transaction.");
        CheckSchedule(profile, Path);
    }

    /// <summary>Profiles that are to be cleared.</summary>
    /// <exception cref="RuleBrokenException">A rule is broken.</exception>
    public static void CheckForClear(ProfileCriteria criteria) => Require(
        criteria.Purpose != nameof(ProfilePurpose.ChargingStationExternalConstraints), "OCPP 2.0.1 K10.FR.06", "purpose", "External constraints are cleared by others, never by a CSMS.");

    private static void CheckSchedule(RequestedProfile profile, string path)
    {
        Require(profile.StackLevel >= 0, "OCPP 2.0.1 K01", path + "stackLevel", "A stack level is 0 or more.");
        Require(
            (profile.Kind == ProfileKind.Recurring) == (profile.Recurrency is not null), "OCPP 1.6 §5.16, OCPP 2.0.1 K01", path + "recurrency",
            "A recurring profile says how often it recurs, and only such a one.");
        Require(
            profile.ValidFrom is null || profile.ValidTo is null || profile.ValidFrom < profile.ValidTo, "OCPP 2.0.1 K01", path + "validTo",
            "The profile ends before it begins.");
        CheckSchedule(profile.Schedule, path + "schedule.");
        for (var i = 0; i < (profile.Alternatives?.Count ?? 0); i++)
            CheckSchedule(profile.Alternatives![i], $"{path}alternatives[{i}].");
    }

    private static void CheckSchedule(RequestedSchedule schedule, string path)
    {
        Require(schedule.DurationSeconds is null or > 0, "OCPP 2.0.1 K01", path + "durationSeconds", "A duration is more than 0 seconds.");
        Require(AtMostOneDecimal(schedule.MinimumLimit ?? 0), "OCPP 1.6 §7.14", path + "minimumLimit", "A limit is 0 or more and has at most one decimal.");
        CheckPeriods(schedule.Periods, path + "periods");
    }

    private static void CheckPeriods(IReadOnlyList<RequestedPeriod> periods, string path)
    {
        Require(periods.Count > 0, "OCPP 1.6 §7.13, OCPP 2.0.1 K01", path, "A schedule has at least one period.");
        Require(periods[0].StartSeconds == 0, "OCPP 1.6 errata 3.45, OCPP 2.0.1 K01.FR.31", path + "[0].startSeconds", "The first period begins at 0.");
        for (var i = 0; i < periods.Count; i++)
        {
            var period = periods[i];
            Require(
                i == 0 || period.StartSeconds > periods[i - 1].StartSeconds, "OCPP 2.0.1 K01.FR.35", $"{path}[{i}].startSeconds",
                "Periods are in ascending order of their start.");
            Require(AtMostOneDecimal(period.Limit), "OCPP 1.6 §7.14", $"{path}[{i}].limit", "A limit is 0 or more and has at most one decimal.");
            Require(period.Phases is null or (>= 1 and <= 3), "OCPP 1.6 §7.14", $"{path}[{i}].phases", "One, two or three phases.");
        }
    }

    private static bool AtMostOneDecimal(decimal limit) => limit >= 0 && decimal.Round(limit, 1) == limit;

    public static void Require(bool kept, string rule, string path, string description)
    {
        if (!kept)
            throw new RuleBrokenException(rule, path, description);
    }
}
