using Csms.Domain.Stations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> TriggerAsync(StationConnection station, TriggerCommand command, CancellationToken cancellationToken)
    {
        var connector = PlaceOf(command.EvseId, command.ConnectorId).EvseId;
        if (connector <= 0)
            throw new RuleBrokenException("OCPP 1.6 §5.17", "evseId", "A connector is named from 1 on, or not at all.");
        if (command.Message == nameof(MessageTrigger.BootNotification) && station.Session.Registration == Registration.Accepted)
            throw new RuleBrokenException("OCPP 1.6 errata 3.40", "message", "A station that is accepted is not asked for a BootNotification.");

        if (WireWords.Parse<MessageTrigger>(command.Message) is { } trigger)
            return Answer((await caller.CallAsync(station, new TriggerMessageRequest { RequestedMessage = trigger, ConnectorId = connector }, cancellationToken)).Status);
        // The security extension asks with a message of its own for what only it knows.
        if (WireWords.Parse<ExtendedMessageTrigger>(command.Message) is { } extended)
            return Answer((await caller.CallAsync(station, new ExtendedTriggerMessageRequest { RequestedMessage = extended, ConnectorId = connector }, cancellationToken)).Status);
        if (command.Message == nameof(Protocol.Ocpp201.MessageTrigger.SignV2GCertificate))
            return await TriggerV2GAsync(station, cancellationToken);
        var known = Enum.GetNames<MessageTrigger>().Union(Enum.GetNames<ExtendedMessageTrigger>()).Append(nameof(Protocol.Ocpp201.MessageTrigger.SignV2GCertificate));
        throw new RuleBrokenException("enum", "message", $"A 1.6 station can be asked for: {string.Join(", ", known)}.");
    }
}
