using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class HeartbeatSender
{
    public static void Send(SimulatedStation station, CallKind kind) => station.Calls.Send(new HeartbeatRequest(), kind: kind);
}
