using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class ClearChargingProfileHandler
{
    // Errata 3.25: the criteria are and-ed; none at all clears everything.
    public static ClearChargingProfileResponse Handle(Ocpp16Dialect dialect, ClearChargingProfileRequest request)
    {
        var cleared = dialect.Station.Profiles.Clear(profile =>
            (request.Id is null || profile.Id == request.Id)
            && (request.ConnectorId is null || profile.EvseId == request.ConnectorId)
            && (request.StackLevel is null || profile.StackLevel == request.StackLevel)
            && (request.ChargingProfilePurpose is not { } purpose || profile.Purpose == Translation.Of(purpose)));
        dialect.Station.RecomputeAll();
        return new ClearChargingProfileResponse { Status = cleared > 0 ? ClearChargingProfileStatus.Accepted : ClearChargingProfileStatus.Unknown };
    }
}
