using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class StatusNotificationSender
{
    public static void Send(Ocpp201Dialect dialect, SimulatedEvse evse, int connector, CallKind kind) =>
        dialect.Station.Calls.Send(
            new StatusNotificationRequest
            {
                Timestamp = dialect.Station.Now,
                EvseId = evse.Id,
                ConnectorId = connector,
                ConnectorStatus = Of(dialect, evse, connector),
            },
            failed: _ => evse.ForgetReport(),
            kind: kind);

    public static ConnectorStatus Of(Ocpp201Dialect dialect, SimulatedEvse evse, int connector) => dialect.Reported(evse) switch
    {
        ConnectorState.Faulted => ConnectorStatus.Faulted,
        ConnectorState.Unavailable => ConnectorStatus.Unavailable,
        ConnectorState.Reserved => ConnectorStatus.Reserved,
        _ when evse.Car?.Connector == connector => ConnectorStatus.Occupied,
        _ => ConnectorStatus.Available,
    };
}
