using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class CostUpdatedHandler
{
    public static CostUpdatedResponse Handle(Ocpp201Dialect dialect, CostUpdatedRequest request)
    {
        if (dialect.Station.Evses.Any(evse => evse.TransactionId == request.TransactionId))
            dialect.Costs[request.TransactionId] = request.TotalCost;
        return new CostUpdatedResponse();
    }
}
