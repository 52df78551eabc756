using Csms.Protocol.Ocpp201;
using Csms.Simulator.ChargingProfiles;

namespace Csms.Simulator.Ocpp201;

internal static class GetChargingProfilesHandler
{
    public static GetChargingProfilesResponse Handle(Ocpp201Dialect dialect, GetChargingProfilesRequest request)
    {
        var criterion = request.ChargingProfile;
        // All profiles here were set by the CSMS, so their source is the charging station operator.
        Profile[] found = criterion.ChargingLimitSource?.Contains(ChargingLimitSource.CSO) == false
            ? []
            : [.. dialect.Station.Profiles.All.Where(profile =>
                profile.AsReceived is not null
                && (request.EvseId is null || profile.EvseId == request.EvseId)
                && (criterion.ChargingProfileId?.Contains(profile.Id) ?? true)
                && (criterion.StackLevel is null || profile.StackLevel == criterion.StackLevel)
                && (criterion.ChargingProfilePurpose is not { } purpose || profile.Purpose == Translation.Of(purpose)))];
        if (found.Length == 0)
            return new GetChargingProfilesResponse { Status = GetChargingProfileStatus.NoProfiles };
        ReportChargingProfilesSender.Send(dialect.Station, request.RequestId, found);
        return new GetChargingProfilesResponse { Status = GetChargingProfileStatus.Accepted };
    }
}
