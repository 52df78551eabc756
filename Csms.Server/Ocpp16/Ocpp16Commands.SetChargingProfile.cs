using Csms.Domain.Profiles;
using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public void CheckBeside(IEnumerable<StationProfile> accepted, StationProfile profile)
    {
        CheckProfile(profile.Profile);
        // One of the same purpose and stack level is no obstacle: the station replaces it.
    }

    // OCPP 1.6 §5.16: a profile of the same purpose and stack level is replaced.
    public bool Replaces(StationProfile earlier, StationProfile profile) =>
        (earlier.Evse, earlier.OcppTransactionId, earlier.Profile.Purpose, earlier.Profile.StackLevel)
        == (profile.Evse, profile.OcppTransactionId, profile.Profile.Purpose, profile.Profile.StackLevel);

    public async Task<CommandAnswer> SetChargingProfileAsync(
        StationConnection station, int evseId, RequestedProfile profile, Transaction? transaction, CancellationToken cancellationToken)
    {
        var request = new SetChargingProfileRequest { ConnectorId = evseId, CsChargingProfiles = Profile(profile, transaction?.Id) };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status);
    }
}
