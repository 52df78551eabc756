using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ChangeAvailabilityAsync(StationConnection station, AvailabilityCommand command, CancellationToken cancellationToken)
    {
        var request = new ChangeAvailabilityRequest
        {
            OperationalStatus = command.Operative ? OperationalStatus.Operative : OperationalStatus.Inoperative,
            Evse = Evse(PlaceOf(command.EvseId, command.ConnectorId)),
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
