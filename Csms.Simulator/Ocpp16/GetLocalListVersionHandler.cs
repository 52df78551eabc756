using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class GetLocalListVersionHandler
{
    public static GetLocalListVersionResponse Handle(Ocpp16Dialect dialect, GetLocalListVersionRequest request) => new()
    {
        // §5.10: -1 says that there is no support for a local list.
        ListVersion = dialect.Station.Settings.LocalListEnabled ? dialect.Station.LocalList.Version : -1,
    };
}
