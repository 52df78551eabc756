using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class GetConfigurationHandler
{
    public static GetConfigurationResponse Handle(Ocpp16Dialect dialect, GetConfigurationRequest request)
    {
        if (request.Key is not { Count: > 0 } asked)
            return new GetConfigurationResponse { ConfigurationKey = [.. ConfigurationKeys.All.Select(key => key.Show(dialect.Station))] };
        var known = new List<KeyValue>();
        var unknown = new List<string>();
        foreach (var name in asked)
        {
            if (ConfigurationKeys.Find(name) is { } key)
                known.Add(key.Show(dialect.Station));
            else
                unknown.Add(name);
        }
        return new GetConfigurationResponse { ConfigurationKey = known, UnknownKey = unknown.Count > 0 ? unknown : null };
    }
}
