using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetTransactionStatusHandler
{
    public static GetTransactionStatusResponse Handle(Ocpp201Dialect dialect, GetTransactionStatusRequest request)
    {
        var station = dialect.Station;
        return new GetTransactionStatusResponse
        {
            MessagesInQueue = station.QueuedTransactionMessages > 0,
            // E14.FR.06: without a transaction id nothing is said of one.
            OngoingIndicator = request.TransactionId is { } id ? station.Evses.Any(evse => evse.TransactionId == id) : null,
        };
    }
}
