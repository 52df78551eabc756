using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class ChangeConfigurationHandler
{
    public static ChangeConfigurationResponse Handle(Ocpp16Dialect dialect, ChangeConfigurationRequest request) => new()
    {
        Status = ConfigurationKeys.Find(request.Key) is { } key ? key.Change(dialect.Station, request.Value) : ConfigurationStatus.NotSupported,
    };
}
