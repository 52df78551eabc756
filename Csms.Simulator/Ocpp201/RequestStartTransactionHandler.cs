using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;

namespace Csms.Simulator.Ocpp201;

internal static class RequestStartTransactionHandler
{
    public static RequestStartTransactionResponse Handle(Ocpp201Dialect dialect, RequestStartTransactionRequest request)
    {
        var token = Translation.Of(request.IdToken);
        if (RemoteStarter.Choose(dialect.Station, request.EvseId, token, request.GroupIdToken?.Value) is not { } evse)
            return Refusal("NotUsable");
        // F01.FR.08, FR.11: only a TxProfile, and it names no transaction.
        if (request.ChargingProfile is { } received
            && (received is not { ChargingProfilePurpose: ChargingProfilePurpose.TxProfile, TransactionId: null }
                || SetChargingProfileHandler.Fault(received) is not null))
            return Refusal("InvalidProfile");
        var profile = request.ChargingProfile is { } wanted ? Translation.Of(wanted, evse.Id) : null;
        // F01.FR.13: a transaction that the plug has begun already is named.
        var id = evse.TransactionId;
        RemoteStarter.Start(evse, new RemoteStart(token, profile, request.RemoteStartId));
        return new RequestStartTransactionResponse { Status = RequestStartStopStatus.Accepted, TransactionId = id };
    }

    private static RequestStartTransactionResponse Refusal(string reason) =>
        new() { Status = RequestStartStopStatus.Rejected, StatusInfo = new StatusInfo { ReasonCode = reason } };
}
