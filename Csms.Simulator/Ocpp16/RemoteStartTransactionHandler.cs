using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

internal static class RemoteStartTransactionHandler
{
    public static RemoteStartTransactionResponse Handle(Ocpp16Dialect dialect, RemoteStartTransactionRequest request)
    {
        var token = Token.Card(request.IdTag);
        if (RemoteStarter.Choose(dialect.Station, request.ConnectorId, token, null) is not { } evse || !Fits(request.ChargingProfile))
            return new RemoteStartTransactionResponse { Status = RemoteStartStopStatus.Rejected };
        var profile = request.ChargingProfile is { } received ? Translation.Of(received, evse.Id) : null;
        RemoteStarter.Start(evse, new RemoteStart(token, profile, Id: null));
        return new RemoteStartTransactionResponse { Status = RemoteStartStopStatus.Accepted };
    }

    // §5.11, errata 3.41: only a TxProfile, and it names no transaction, for there is none yet.
    private static bool Fits(ChargingProfile? profile) =>
        profile is null
        || (profile is { ChargingProfilePurpose: ChargingProfilePurpose.TxProfile, TransactionId: null } && SetChargingProfileHandler.WellFormed(profile));
}
