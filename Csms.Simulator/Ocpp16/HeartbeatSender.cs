using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class HeartbeatSender
{
    public static void Send(SimulatedStation station, CallKind kind) => station.Calls.Send(new HeartbeatRequest(), kind: kind);
}
