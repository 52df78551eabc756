using Csms.Protocol;
using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class SetChargingProfileHandler
{
    public static SetChargingProfileResponse Handle(Ocpp16Dialect dialect, SetChargingProfileRequest request)
    {
        var station = dialect.Station;
        var profile = request.CsChargingProfiles;
        var evse = station.FindEvse(request.ConnectorId);
        if (!WellFormed(profile) || (evse is null && request.ConnectorId != 0))
            return Answer(ChargingProfileStatus.Rejected);
        switch (profile.ChargingProfilePurpose)
        {
            case ChargingProfilePurpose.ChargePointMaxProfile when request.ConnectorId != 0:
            case ChargingProfilePurpose.TxProfile when evse?.Transaction is null:
            // §5.16.1: a profile for another transaction than the running one is not for this connector.
            case ChargingProfilePurpose.TxProfile when profile.TransactionId is { } id && id != dialect.IdOf(evse.Transaction):
                return Answer(ChargingProfileStatus.Rejected);
        }
        station.Profiles.Set(Translation.Of(profile, request.ConnectorId));
        station.RecomputeAll();
        return Answer(ChargingProfileStatus.Accepted);
    }

    public static bool WellFormed(ChargingProfile profile)
    {
        var periods = profile.ChargingSchedule.ChargingSchedulePeriod;
        // Errata 3.38: a level above the maximum is answered by an error.
        if (profile.StackLevel is < 0 or > ConfigurationKeys.MostStackLevel)
            throw new RpcException(RpcErrorCode.PropertyConstraintViolation, "stackLevel is above ChargeProfileMaxStackLevel.");
        if (periods.Count is 0 or > ConfigurationKeys.MostSchedulePeriods || periods[0].StartPeriod != 0)
            return false;
        for (var i = 1; i < periods.Count; i++)
        {
            if (periods[i].StartPeriod <= periods[i - 1].StartPeriod)
                return false;
        }
        var recurring = profile.ChargingProfileKind == ChargingProfileKind.Recurring;
        return recurring == profile.RecurrencyKind is not null && !(recurring && profile.ChargingSchedule.StartSchedule is null);
    }

    private static SetChargingProfileResponse Answer(ChargingProfileStatus status) => new() { Status = status };
}
