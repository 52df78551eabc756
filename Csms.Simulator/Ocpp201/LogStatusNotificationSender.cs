using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class LogStatusNotificationSender
{
    public static void Send(SimulatedStation station, UploadLogStatus status, int? requestId, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(new LogStatusNotificationRequest { Status = status, RequestId = requestId }, kind: kind);
}
