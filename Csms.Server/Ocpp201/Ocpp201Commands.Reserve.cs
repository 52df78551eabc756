using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ReserveAsync(StationConnection station, int reservationId, ReserveCommand command, Token? token, CancellationToken cancellationToken)
    {
        if (command.ExpiresAt <= time.GetUtcNow())
            throw new RuleBrokenException("OCPP 2.0.1 H01", "expiresAt", "The reservation would have expired already.");
        var request = new ReserveNowRequest
        {
            Id = reservationId,
            EvseId = Evse(PlaceOf(command.EvseId, null))?.Id,
            IdToken = IdTokenOf(command.IdToken, command.IdTokenType, token),
            GroupIdToken = GroupOf(token),
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
}
