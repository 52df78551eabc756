using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> ChangeAvailabilityAsync(StationConnection station, AvailabilityCommand command, CancellationToken cancellationToken)
    {
        var request = new ChangeAvailabilityRequest
        {
            // OCPP 1.6 §5.2: connector 0 is the station and all its connectors.
            ConnectorId = PlaceOf(command.EvseId, command.ConnectorId).EvseId ?? 0,
            Type = command.Operative ? AvailabilityType.Operative : AvailabilityType.Inoperative,
        };
        if (request.ConnectorId < 0)
            throw new RuleBrokenException("OCPP 1.6 §5.2", "evseId", "An EVSE is numbered from 1 on; 0 is the whole station.");
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status);
    }
}
