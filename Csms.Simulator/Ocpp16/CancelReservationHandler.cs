using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class CancelReservationHandler
{
    public static CancelReservationResponse Handle(Ocpp16Dialect dialect, CancelReservationRequest request) => new()
    {
        Status = dialect.Station.Reservations.Cancel(request.ReservationId) ? CancelReservationStatus.Accepted : CancelReservationStatus.Rejected,
    };
}
