using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class NotifyEventSender
{
    public static void Send(SimulatedStation station, EventData data) =>
        station.Calls.Send(new NotifyEventRequest { GeneratedAt = station.Now, SeqNo = 0, EventData = [data] });
}
