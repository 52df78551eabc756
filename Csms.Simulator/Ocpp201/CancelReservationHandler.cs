using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class CancelReservationHandler
{
    public static CancelReservationResponse Handle(Ocpp201Dialect dialect, CancelReservationRequest request) => new()
    {
        Status = dialect.Station.Reservations.Cancel(request.ReservationId) ? CancelReservationStatus.Accepted : CancelReservationStatus.Rejected,
    };
}
