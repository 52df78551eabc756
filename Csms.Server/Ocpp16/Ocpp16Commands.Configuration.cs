using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        // OCPP 1.6 §5.8: no list asks for everything.
        var answer = await caller.CallAsync(station, new GetConfigurationRequest { Key = keys.Count > 0 ? keys : null }, cancellationToken);
        var known = (answer.ConfigurationKey ?? []).Select(key => new ConfigurationItem { Key = key.Key, Value = key.Value, ReadOnly = key.Readonly, Status = "Accepted" });
        var unknown = (answer.UnknownKey ?? []).Select(key => new ConfigurationItem { Key = key, Status = "UnknownKey" });
        return new ConfigurationAnswer { Items = [.. known, .. unknown] };
    }

    public async Task<CommandAnswer> WriteConfigurationAsync(StationConnection station, ConfigurationChange change, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new ChangeConfigurationRequest { Key = change.Key, Value = change.Value }, cancellationToken);
        return Answer(answer.Status);
    }
}
