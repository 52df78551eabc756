using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> ReserveAsync(StationConnection station, int reservationId, ReserveCommand command, Token? token, CancellationToken cancellationToken)
    {
        var connector = PlaceOf(command.EvseId, null).EvseId ?? 0;
        if (connector < 0)
            throw new RuleBrokenException("OCPP 1.6 §5.13", "evseId", "An EVSE is numbered from 1 on; 0 is any of them.");
        if (command.ExpiresAt <= time.GetUtcNow())
            throw new RuleBrokenException("OCPP 1.6 §5.13", "expiresAt", "The reservation would have expired already.");
        var request = new ReserveNowRequest
        {
            ReservationId = reservationId,
            ConnectorId = connector,
            IdTag = command.IdToken,
            ParentIdTag = token?.ParentId ?? token?.GroupId,
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
}
