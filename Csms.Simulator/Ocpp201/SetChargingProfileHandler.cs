using Csms.Protocol.Ocpp201;
using Csms.Simulator.ChargingProfiles;

namespace Csms.Simulator.Ocpp201;

internal static class SetChargingProfileHandler
{
    public static SetChargingProfileResponse Handle(Ocpp201Dialect dialect, SetChargingProfileRequest request)
    {
        var station = dialect.Station;
        var profile = request.ChargingProfile;
        var evse = station.FindEvse(request.EvseId);
        if (evse is null && request.EvseId != 0)
            return Refusal("UnknownEvse");
        if (Fault(profile) is { } fault)
            return Refusal(fault);
        switch (profile.ChargingProfilePurpose)
        {
            // K01.FR.22
            case ChargingProfilePurpose.ChargingStationExternalConstraints:
                return Refusal("InvalidProfile");
            case ChargingProfilePurpose.ChargingStationMaxProfile when request.EvseId != 0:
                return Refusal("InvalidProfile");
            // K01.FR.03, FR.09, FR.16: a TxProfile is for a transaction that runs at that EVSE.
            case ChargingProfilePurpose.TxProfile when evse?.Transaction is null || profile.TransactionId != evse.TransactionId:
                return Refusal("TxNotFound");
        }
        var wanted = Translation.Of(profile, request.EvseId);
        // K01.FR.06, FR.39: the same level and purpose twice, valid at the same time, contradict each other.
        if (station.Profiles.All.Any(other => other.Id != wanted.Id && Overlap(other, wanted)))
            return Refusal("DuplicateProfile");
        station.Profiles.Set(wanted);
        station.RecomputeAll();
        return new SetChargingProfileResponse { Status = ChargingProfileStatus.Accepted };
    }

    /// <summary>What is wrong with a profile whatever it is for, as a reason code; null when nothing is.</summary>
    public static string? Fault(ChargingProfile profile)
    {
        if (profile.StackLevel is < 0 or > DeviceModel.MostStackLevel)
            return "InvalidStackLevel";
        foreach (var schedule in profile.ChargingSchedule)
        {
            var periods = schedule.ChargingSchedulePeriod;
            // K01.FR.31, FR.35: the first period starts at 0, the others follow in order.
            if (periods.Count is 0 or > DeviceModel.MostSchedulePeriods || periods[0].StartPeriod != 0)
                return "InvalidSchedule";
            for (var i = 1; i < periods.Count; i++)
            {
                if (periods[i].StartPeriod <= periods[i - 1].StartPeriod)
                    return "InvalidSchedule";
            }
            // K01.FR.40, FR.41
            if (schedule.StartSchedule is null != (profile.ChargingProfileKind == ChargingProfileKind.Relative))
                return "InvalidSchedule";
        }
        // K01.FR.38
        return profile is { ChargingProfilePurpose: ChargingProfilePurpose.ChargingStationMaxProfile, ChargingProfileKind: ChargingProfileKind.Relative }
            ? "InvalidProfile"
            : null;
    }

    private static bool Overlap(Profile one, Profile other) =>
        one.Purpose == other.Purpose
        && one.StackLevel == other.StackLevel
        && one.EvseId == other.EvseId
        && !(one.ValidTo <= other.ValidFrom)
        && !(other.ValidTo <= one.ValidFrom);

    private static SetChargingProfileResponse Refusal(string reason) =>
        new() { Status = ChargingProfileStatus.Rejected, StatusInfo = new StatusInfo { ReasonCode = reason } };
}
