using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public void CheckBeside(IEnumerable<StationProfile> accepted, StationProfile profile)
    {
        CheckProfile(profile.Profile);
        var overlapped = accepted.FirstOrDefault(other => other.Profile.Id != profile.Profile.Id && other.Overlaps(profile));
        ProfileRules.Require(
            overlapped is null, profile.OcppTransactionId is null ? "OCPP 2.0.1 K01.FR.06" : "OCPP 2.0.1 K01.FR.39", "chargingProfile.stackLevel",
            $"Profile {overlapped?.Profile.Id} has the same purpose and stack level there at the same time: use its id, or clear it first.");
    }

    // By its id only; where two overlap all the same, which K01.FR.06 forbids, the newer one counts.
    public bool Replaces(StationProfile earlier, StationProfile profile) => earlier.Overlaps(profile);

    public async Task<CommandAnswer> SetChargingProfileAsync(
        StationConnection station, int evseId, RequestedProfile profile, Domain.Transactions.Transaction? transaction, CancellationToken cancellationToken)
    {
        var request = new SetChargingProfileRequest { EvseId = evseId, ChargingProfile = Profile(profile, transaction?.OcppTransactionId) };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
