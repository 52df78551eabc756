using Csms.Domain.Profiles;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<RemoteStartAnswer> RemoteStartAsync(
        StationConnection station, RemoteStart kept, Token? token, RequestedProfile? profile, CancellationToken cancellationToken)
    {
        var request = new RequestStartTransactionRequest
        {
            RemoteStartId = kept.Id,
            IdToken = IdTokenOf(kept.IdToken, kept.IdTokenType, token),
            GroupIdToken = GroupOf(token),
            EvseId = kept.Evse,
            ChargingProfile = profile is null ? null : Profile(profile, transactionId: null),
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new RemoteStartAnswer
        {
            Status = answer.Status.ToString(),
            ReasonCode = answer.StatusInfo?.ReasonCode,
            ReasonText = answer.StatusInfo?.AdditionalInfo,
            OcppTransactionId = answer.TransactionId,
        };
    }
}
