using Csms.Domain.Tokens;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ReserveAsync(StationConnection station, int reservationId, ReserveCommand command, Token? token, CancellationToken cancellationToken)
    {
        var request = new ReserveNowRequest
        {
            Id = reservationId,
            EvseId = Evse(PlaceOf(command.EvseId, command.ConnectorId))?.Id,
            ConnectorType = ConnectorOf(command.ConnectorType),
            IdToken = IdTokenOf(command.IdToken, command.IdTokenType, token),
            // C09.FR.13: a group's token is of type Central.
            GroupIdToken = command.GroupIdToken is { } group ? new IdToken { Value = group, Type = IdTokenType.Central } : null,
            ExpiryDateTime = command.ExpiresAt,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> CancelReservationAsync(StationConnection station, int reservationId, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new CancelReservationRequest { ReservationId = reservationId }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private static Connector? ConnectorOf(string? word) => word is null
        ? null
        : WireWords.Parse<Connector>(word)
            ?? throw new RuleBrokenException("OCPP 2.0.1 ConnectorEnumType", "connectorType", $"One of: {string.Join(", ", Enum.GetValues<Connector>().Select(value => value.Word()))}.");
}
