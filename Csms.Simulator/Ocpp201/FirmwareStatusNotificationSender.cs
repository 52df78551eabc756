using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class FirmwareStatusNotificationSender
{
    public static void Send(SimulatedStation station, FirmwareStatus status, int? requestId, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(new FirmwareStatusNotificationRequest { Status = status, RequestId = requestId }, kind: kind);
}
