using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class ResetHandler
{
    public static ResetResponse Handle(Ocpp16Dialect dialect, ResetRequest request)
    {
        dialect.Station.Boot.Reboot(BootCause.RemoteReset);
        foreach (var evse in dialect.Station.Evses)
            evse.End(request.Type == ResetType.Hard ? StopCause.HardReset : StopCause.SoftReset);
        return new ResetResponse { Status = ResetStatus.Accepted };
    }
}
