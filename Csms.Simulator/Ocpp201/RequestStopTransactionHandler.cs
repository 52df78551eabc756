using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;

namespace Csms.Simulator.Ocpp201;

internal static class RequestStopTransactionHandler
{
    public static RequestStopTransactionResponse Handle(Ocpp201Dialect dialect, RequestStopTransactionRequest request)
    {
        var evse = dialect.Station.Evses.FirstOrDefault(evse => evse.TransactionId == request.TransactionId);
        if (evse is null || dialect.Station.Registration != Registration.Accepted)
            return new RequestStopTransactionResponse { Status = RequestStartStopStatus.Rejected, StatusInfo = new StatusInfo { ReasonCode = "TxNotFound" } };
        evse.End(StopCause.Remote);
        return new RequestStopTransactionResponse { Status = RequestStartStopStatus.Accepted };
    }
}
