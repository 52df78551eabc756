using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> SetChargingProfileAsync(
        StationConnection station, int evseId, RequestedProfile profile, Domain.Transactions.Transaction? transaction, CancellationToken cancellationToken)
    {
        var request = new SetChargingProfileRequest { EvseId = evseId, ChargingProfile = Profile(profile, transaction?.OcppTransactionId) };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
