using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ResetAsync(StationConnection station, ResetCommand command, CancellationToken cancellationToken)
    {
        var request = new ResetRequest
        {
            Type = command.Type == ResetKind.Immediate ? Reset.Immediate : Reset.OnIdle,
            EvseId = Evse(PlaceOf(command.EvseId, null))?.Id,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
