using Csms.Protocol.Ocpp201;
using Csms.Simulator.Reservations;

namespace Csms.Simulator.Ocpp201;

internal static class ReservationStatusUpdateSender
{
    public static void Send(SimulatedStation station, Reservation reservation, bool expired) =>
        station.Calls.Send(new ReservationStatusUpdateRequest
        {
            ReservationId = reservation.Id,
            ReservationUpdateStatus = expired ? ReservationUpdateStatus.Expired : ReservationUpdateStatus.Removed,
        });
}
