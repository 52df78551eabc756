using Csms.Domain.Reservations;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 H04: the station has ended a reservation by itself. Acknowledged whether it is known here or not.</summary>
internal sealed class ReservationStatusUpdateHandler(ReservationBook reservations) : IHandler<ReservationStatusUpdateRequest, ReservationStatusUpdateResponse>
{
    public async ValueTask<ReservationStatusUpdateResponse> HandleAsync(
        ReservationStatusUpdateRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var isExpired = request.ReservationUpdateStatus == ReservationUpdateStatus.Expired;
        await reservations.EndedAsync(context.Station, request.ReservationId, isExpired, cancellationToken);
        return new ReservationStatusUpdateResponse();
    }
}
