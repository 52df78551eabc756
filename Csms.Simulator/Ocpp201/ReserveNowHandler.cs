using Csms.Protocol.Ocpp201;
using Csms.Simulator.Reservations;

namespace Csms.Simulator.Ocpp201;

internal static class ReserveNowHandler
{
    public static ReserveNowResponse Handle(Ocpp201Dialect dialect, ReserveNowRequest request)
    {
        var reservation = new Reservation(
            request.Id, request.EvseId ?? 0, Translation.Of(request.IdToken), request.GroupIdToken?.Value, request.ExpiryDateTime);
        return new ReserveNowResponse { Status = Translation.Of(dialect.Station.Reservations.Add(reservation)) };
    }
}
