using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;

namespace Csms.Simulator.Ocpp201;

internal static class MeterValuesSender
{
    public static void Send(SimulatedEvse evse, SampleContext context, IReadOnlyList<Reading> readings, CallKind kind)
    {
        if (Translation.Of(evse.Station.Now, context, readings) is { } values)
            evse.Station.Calls.Send(new MeterValuesRequest { EvseId = evse.Id, MeterValue = values }, kind: kind);
    }
}
