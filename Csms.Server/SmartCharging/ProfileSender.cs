using Csms.Domain.Profiles;
using Csms.Domain.Transactions;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.SmartCharging;

/// <summary>Sends a charging profile to a station and keeps what becomes of it: wanted before it leaves, accepted after the answer, in doubt without one.</summary>
internal sealed class ProfileSender(ChargingProfiles profiles, ChargingOutlook outlook)
{
    /// <exception cref="RuleBrokenException">The profile is against the rules, or beyond what the station has said that it can.</exception>
    /// <exception cref="StationCallException">The station gave no answer that can be read.</exception>
    public async Task<CommandAnswer> SendAsync(
        IStationCommands version, StationConnection station, StationProfile profile, Transaction? transaction, CancellationToken cancellationToken)
    {
        var key = station.Session.Station.Key;
        var kept = (await profiles.ListAsync(key, cancellationToken)).Where(other => other.State == ProfileState.Accepted).ToList();
        version.CheckBeside(kept, profile);
        var others = kept.Count(other => other.Profile.Id != profile.Profile.Id && !version.Replaces(other, profile));
        ProfileRules.CheckAbilities(profile.Profile, await outlook.CapabilitiesAsync(key, cancellationToken), others);

        var id = profile.Profile.Id;
        await profiles.WantedAsync(key, profile, cancellationToken);
        CommandAnswer answer;
        try
        {
            answer = await version.SetChargingProfileAsync(station, profile.Evse, profile.Profile, transaction, cancellationToken);
        }
        catch (StationCallException failure) when (failure.IsOutcomeUnknown)
        {
            // Field report 20: there are stations that drop their socket over a profile.
            await profiles.InDoubtAsync(key, id, failure.Message, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (CommandFailure.IsExpected(failure))
        {
            await profiles.RefusedAsync(key, id, CancellationToken.None);
            throw;
        }
        if (answer.Status == "Accepted")
            await profiles.AcceptedAsync(key, profile, earlier => version.Replaces(earlier, profile), CancellationToken.None);
        else
            await profiles.RefusedAsync(key, id, CancellationToken.None);
        return answer;
    }

    /// <summary>Whether the station can take a profile that goes out with something else.</summary>
    /// <exception cref="RuleBrokenException">It is beyond what the station has said that it can.</exception>
    public async Task CheckAsync(StationConnection station, RequestedProfile profile, CancellationToken cancellationToken) =>
        ProfileRules.CheckAbilities(profile, await outlook.CapabilitiesAsync(station.Session.Station.Key, cancellationToken), 0);
}
