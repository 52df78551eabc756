using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Profiles are kept; the station stays with the CSMS that it was started for.</summary>
internal static class SetNetworkProfileHandler
{
    private const int MostSlots = 5;

    public static SetNetworkProfileResponse Handle(Ocpp201Dialect dialect, SetNetworkProfileRequest request)
    {
        // B09.FR.02: a slot that does not exist; A05: never a lower security profile.
        if (request.ConfigurationSlot is < 1 or > MostSlots
            || request.ConnectionData.SecurityProfile < dialect.Station.Settings.SecurityProfile
            || request.ConnectionData.OcppTransport != OCPPTransport.JSON)
            return new SetNetworkProfileResponse { Status = SetNetworkProfileStatus.Rejected };
        dialect.NetworkProfiles[request.ConfigurationSlot] = request.ConnectionData;
        return new SetNetworkProfileResponse { Status = SetNetworkProfileStatus.Accepted };
    }
}
