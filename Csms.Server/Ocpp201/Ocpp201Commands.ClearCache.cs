using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ClearCacheAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new ClearCacheRequest(), cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
