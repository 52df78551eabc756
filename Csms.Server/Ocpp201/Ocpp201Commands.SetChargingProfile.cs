using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public void CheckBeside(IEnumerable<AcceptedProfile> accepted, AcceptedProfile profile)
    {
        var overlapped = accepted.FirstOrDefault(other => other.Profile.Id != profile.Profile.Id && other.Overlaps(profile));
        ProfileRules.Require(
            overlapped is null, profile.OcppTransactionId is null ? "OCPP 2.0.1 K01.FR.06" : "OCPP 2.0.1 K01.FR.39", "chargingProfile.stackLevel",
            $"Profile {overlapped?.Profile.Id} has the same purpose and stack level there at the same time: use its id, or clear it first.");
    }

    public async Task<CommandAnswer> SetChargingProfileAsync(
        StationConnection station, int evseId, RequestedProfile profile, Domain.Transactions.Transaction? transaction, CancellationToken cancellationToken)
    {
        var request = new SetChargingProfileRequest { EvseId = evseId, ChargingProfile = Profile(profile, transaction?.OcppTransactionId) };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
