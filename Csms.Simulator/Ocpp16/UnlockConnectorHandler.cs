using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;

namespace Csms.Simulator.Ocpp16;

internal static class UnlockConnectorHandler
{
    public static UnlockConnectorResponse Handle(Ocpp16Dialect dialect, UnlockConnectorRequest request)
    {
        if (dialect.Station.FindEvse(request.ConnectorId) is not { } evse)
            return new UnlockConnectorResponse { Status = UnlockStatus.NotSupported };
        // §5.18: a running transaction is stopped before.
        evse.End(StopCause.Unlocked);
        return new UnlockConnectorResponse { Status = UnlockStatus.Unlocked };
    }
}
