using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class LogStatusNotificationSender
{
    public static void Send(SimulatedStation station, UploadLogStatus status, int? requestId, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(new LogStatusNotificationRequest { Status = status, RequestId = requestId }, kind: kind);
}
