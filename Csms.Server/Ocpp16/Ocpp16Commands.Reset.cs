using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> ResetAsync(StationConnection station, ResetCommand command, CancellationToken cancellationToken)
    {
        if (command.EvseId is not (null or 0))
            throw new RuleBrokenException("OCPP 1.6 §5.14", "evseId", "A 1.6 station is reset as a whole.");
        var request = new ResetRequest { Type = command.Type == ResetKind.Immediate ? ResetType.Hard : ResetType.Soft };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status);
    }
}
