using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class FirmwareStatusNotificationSender
{
    public static void Send(SimulatedStation station, FirmwareStatus status, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(new FirmwareStatusNotificationRequest { Status = status }, kind: kind);
}
