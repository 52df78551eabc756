using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class DiagnosticsStatusNotificationSender
{
    public static void Send(SimulatedStation station, DiagnosticsStatus status, CallKind kind = CallKind.Ordinary) =>
        station.Calls.Send(new DiagnosticsStatusNotificationRequest { Status = status }, kind: kind);
}
