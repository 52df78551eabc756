using Csms.Protocol.Ocpp201;
using Csms.Simulator.ChargingProfiles;

namespace Csms.Simulator.Ocpp201;

internal static class ReportChargingProfilesSender
{
    /// <summary>One message for each EVSE.</summary>
    public static void Send(SimulatedStation station, int requestId, IReadOnlyList<Profile> profiles)
    {
        var groups = profiles.GroupBy(profile => profile.EvseId).ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            station.Calls.Send(new ReportChargingProfilesRequest
            {
                RequestId = requestId,
                ChargingLimitSource = ChargingLimitSource.CSO,
                EvseId = groups[i].Key,
                ChargingProfile = [.. groups[i].Select(profile => profile.AsReceived!)],
                Tbc = i + 1 < groups.Length,
            });
        }
    }
}
