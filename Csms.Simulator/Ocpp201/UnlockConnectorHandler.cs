using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class UnlockConnectorHandler
{
    public static UnlockConnectorResponse Handle(Ocpp201Dialect dialect, UnlockConnectorRequest request)
    {
        var station = dialect.Station;
        if (station.FindEvse(request.EvseId) is not { } evse || request.ConnectorId < 1 || request.ConnectorId > station.Options.ConnectorsPerEvse)
            return Answer(UnlockStatus.UnknownConnector);
        // F05.FR.02: the CSMS must stop an authorized transaction first.
        return Answer(evse.Transaction?.Token is null ? UnlockStatus.Unlocked : UnlockStatus.OngoingAuthorizedTransaction);
    }

    private static UnlockConnectorResponse Answer(UnlockStatus status) => new() { Status = status };
}
