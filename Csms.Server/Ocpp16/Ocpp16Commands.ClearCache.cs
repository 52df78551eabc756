using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> ClearCacheAsync(StationConnection station, CancellationToken cancellationToken) =>
        Answer((await caller.CallAsync(station, new ClearCacheRequest(), cancellationToken)).Status);
}
