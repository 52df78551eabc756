using Csms.Domain.Stations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> TriggerAsync(StationConnection station, TriggerCommand command, CancellationToken cancellationToken)
    {
        if (WireWords.Parse<MessageTrigger>(command.Message) is not { } trigger)
            throw new RuleBrokenException("enum", "message", $"A 2.0.1 station can be asked for: {string.Join(", ", Enum.GetNames<MessageTrigger>())}.");
        var evse = Evse(PlaceOf(command.EvseId, command.ConnectorId));
        if (trigger == MessageTrigger.BootNotification && station.Session.Registration == Registration.Accepted)
            throw new RuleBrokenException("OCPP 2.0.1 F06.FR.17", "message", "A station that is accepted is not asked for a BootNotification.");
        if (trigger == MessageTrigger.StatusNotification && evse?.ConnectorId is null)
            throw new RuleBrokenException("OCPP 2.0.1 F06.FR.13", "evseId", "A StatusNotification is asked for with its EVSE and connector.");
        var answer = await caller.CallAsync(station, new TriggerMessageRequest { RequestedMessage = trigger, Evse = evse }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }
}
