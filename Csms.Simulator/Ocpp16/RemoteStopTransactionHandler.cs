using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;

namespace Csms.Simulator.Ocpp16;

internal static class RemoteStopTransactionHandler
{
    public static RemoteStopTransactionResponse Handle(Ocpp16Dialect dialect, RemoteStopTransactionRequest request)
    {
        var evse = dialect.Station.Evses.FirstOrDefault(evse => evse.Transaction is { } running && dialect.IdOf(running) == request.TransactionId);
        if (evse is null || dialect.Station.Registration != Registration.Accepted)
            return new RemoteStopTransactionResponse { Status = RemoteStartStopStatus.Rejected };
        evse.End(StopCause.Remote);
        return new RemoteStopTransactionResponse { Status = RemoteStartStopStatus.Accepted };
    }
}
