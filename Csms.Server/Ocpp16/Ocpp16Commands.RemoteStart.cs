using Csms.Domain.Profiles;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<RemoteStartAnswer> RemoteStartAsync(
        StationConnection station, RemoteStart kept, Token? token, RequestedProfile? profile, CancellationToken cancellationToken)
    {
        var request = new RemoteStartTransactionRequest
        {
            IdTag = kept.IdToken,
            ConnectorId = kept.Evse,
            ChargingProfile = profile is null ? null : Profile(profile, transactionId: null),
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new RemoteStartAnswer { Status = answer.Status.ToString() };
    }
}
