using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp16;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    private const string ConnectorZeroKey = "ReserveConnectorZeroSupported";

    public async Task<CommandAnswer> ReserveAsync(StationConnection station, int reservationId, ReserveCommand command, Token? token, CancellationToken cancellationToken)
    {
        if (command.ConnectorType is not null)
            throw new RuleBrokenException("OCPP 1.6 §5.13", "connectorType", "OCPP 1.6 knows no types of connectors.");
        var connector = PlaceOf(command.EvseId, command.ConnectorId).EvseId ?? 0;
        if (connector == 0 && await RefusesConnectorZeroAsync(station, cancellationToken))
            throw new RuleBrokenException("OCPP 1.6 §9.3 ReserveConnectorZeroSupported", "evseId", "The station reserves only an EVSE that is named.");
        var request = new ReserveNowRequest
        {
            ReservationId = reservationId,
            ConnectorId = connector,
            IdTag = command.IdToken,
            ParentIdTag = command.GroupIdToken,
            ExpiryDate = command.ExpiresAt,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status);
    }

    public async Task<CommandAnswer> CancelReservationAsync(StationConnection station, int reservationId, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new CancelReservationRequest { ReservationId = reservationId }, cancellationToken);
        return Answer(answer.Status);
    }

    // Asked each time: it is seldom wanted, and a remembered answer would have to follow every change. A station that does not say decides itself.
    private async Task<bool> RefusesConnectorZeroAsync(StationConnection station, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await caller.CallAsync(station, new GetConfigurationRequest { Key = [ConnectorZeroKey] }, cancellationToken);
            return answer.ConfigurationKey?.FirstOrDefault(key => key.Key.Equals(ConnectorZeroKey, StringComparison.OrdinalIgnoreCase))?.Value is { } value
                && value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
        }
        catch (StationCallException)
        {
            return false;
        }
    }
}
