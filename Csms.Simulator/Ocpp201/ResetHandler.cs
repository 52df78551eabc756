using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Reset = Csms.Protocol.Ocpp201.Reset;

namespace Csms.Simulator.Ocpp201;

internal static class ResetHandler
{
    public static ResetResponse Handle(Ocpp201Dialect dialect, ResetRequest request)
    {
        var station = dialect.Station;
        if (request.EvseId is { } id)
            return ResetEvse(station, id, request.Type);
        var busy = station.Evses.Any(evse => evse.Transaction is not null);
        if (request.Type == Reset.OnIdle)
        {
            station.Boot.Reboot(busy ? BootCause.ScheduledReset : BootCause.RemoteReset, onlyWhenIdle: true);
            return Answer(busy ? ResetStatus.Scheduled : ResetStatus.Accepted);
        }
        station.Boot.Reboot(BootCause.RemoteReset);
        foreach (var evse in station.Evses)
            evse.End(StopCause.HardReset);
        return Answer(ResetStatus.Accepted);
    }

    // B11.FR.08, B12.FR.07: one EVSE restarts without the station going away.
    private static ResetResponse ResetEvse(SimulatedStation station, int id, Reset type)
    {
        if (station.FindEvse(id) is not { } evse)
            return Answer(ResetStatus.Rejected);
        var waits = type == Reset.OnIdle && evse.Transaction is not null;
        evse.Restart(waits);
        return Answer(waits ? ResetStatus.Scheduled : ResetStatus.Accepted);
    }

    private static ResetResponse Answer(ResetStatus status) => new() { Status = status };
}
