using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> UnlockAsync(StationConnection station, UnlockCommand command, CancellationToken cancellationToken)
    {
        if (command.EvseId <= 0 || command.ConnectorId <= 0)
            throw new RuleBrokenException("OCPP 2.0.1 F05", "evseId", "A connector is unlocked, from 1 on, not the station.");
        var request = new UnlockConnectorRequest { EvseId = command.EvseId, ConnectorId = command.ConnectorId };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
