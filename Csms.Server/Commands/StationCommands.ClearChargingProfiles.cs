using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Removes the profiles that meet all criteria; those that the station cleared are forgotten.</summary>
    public Task<CommandAnswer> ClearChargingProfilesAsync(CommandOrigin origin, ProfileCriteria criteria, CancellationToken cancellationToken) => RunAsync(
        origin, "clear-charging-profiles", criteria,
        async (version, station) =>
        {
            ProfileRules.CheckForClear(criteria);
            var answer = await version.ClearChargingProfilesAsync(station, criteria, cancellationToken);
            // "Unknown" says that the station has no such profile: then it is none of ours either.
            if (answer.Status is "Accepted" or "Unknown")
                await profiles.ClearedAsync(station.Session.Station.Key, criteria, cancellationToken);
            return answer;
        },
        cancellationToken);
}
