using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class ClearedChargingLimitSender
{
    public static void Send(SimulatedStation station) =>
        station.Calls.Send(new ClearedChargingLimitRequest { ChargingLimitSource = ChargingLimitSource.SO });
}
