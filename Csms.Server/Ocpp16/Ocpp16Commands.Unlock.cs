using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> UnlockAsync(StationConnection station, UnlockCommand command, CancellationToken cancellationToken)
    {
        if (PlaceOf(command.EvseId, command.ConnectorId) is not { EvseId: > 0 and var connector, ConnectorId: > 0 })
            throw new RuleBrokenException("OCPP 1.6 §5.18", "evseId", "A connector is unlocked, from 1 on, not the station.");
        var answer = await caller.CallAsync(station, new UnlockConnectorRequest { ConnectorId = connector }, cancellationToken);
        return Answer(answer.Status);
    }
}
