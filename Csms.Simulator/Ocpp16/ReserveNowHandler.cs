using Csms.Protocol.Ocpp16;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

internal static class ReserveNowHandler
{
    public static ReserveNowResponse Handle(Ocpp16Dialect dialect, ReserveNowRequest request)
    {
        var reservation = new Reservation(request.ReservationId, request.ConnectorId, Token.Card(request.IdTag), request.ParentIdTag, request.ExpiryDate);
        return new ReserveNowResponse
        {
            Status = dialect.Station.Reservations.Add(reservation) switch
            {
                ReserveOutcome.Accepted => ReservationStatus.Accepted,
                ReserveOutcome.Faulted => ReservationStatus.Faulted,
                ReserveOutcome.Occupied => ReservationStatus.Occupied,
                ReserveOutcome.Unavailable => ReservationStatus.Unavailable,
                _ => ReservationStatus.Rejected,
            },
        };
    }
}
