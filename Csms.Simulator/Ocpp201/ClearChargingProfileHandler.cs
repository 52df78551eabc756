using Csms.Protocol.Ocpp201;
using Csms.Simulator.ChargingProfiles;

namespace Csms.Simulator.Ocpp201;

internal static class ClearChargingProfileHandler
{
    public static ClearChargingProfileResponse Handle(Ocpp201Dialect dialect, ClearChargingProfileRequest request)
    {
        var criteria = request.ChargingProfileCriteria;
        // K10.FR.06: external limits are not the CSMS's to clear.
        var cleared = dialect.Station.Profiles.Clear(profile =>
            profile.Purpose != Purpose.ExternalConstraints
            && (request.ChargingProfileId is null || profile.Id == request.ChargingProfileId)
            && (criteria?.EvseId is null || profile.EvseId == criteria.EvseId)
            && (criteria?.StackLevel is null || profile.StackLevel == criteria.StackLevel)
            && (criteria?.ChargingProfilePurpose is not { } purpose || profile.Purpose == Translation.Of(purpose)));
        dialect.Station.RecomputeAll();
        return new ClearChargingProfileResponse { Status = cleared > 0 ? ClearChargingProfileStatus.Accepted : ClearChargingProfileStatus.Unknown };
    }
}
