using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetLocalListVersionHandler
{
    // D02.FR.03: 0 says that there is no list, or that it is off.
    public static GetLocalListVersionResponse Handle(Ocpp201Dialect dialect, GetLocalListVersionRequest request) =>
        new() { VersionNumber = dialect.Station.Settings.LocalListEnabled ? dialect.Station.LocalList.Version : 0 };
}
