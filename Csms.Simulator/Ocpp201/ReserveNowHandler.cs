using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Simulator.Reservations;

namespace Csms.Simulator.Ocpp201;

internal static class ReserveNowHandler
{
    public static ReserveNowResponse Handle(Ocpp201Dialect dialect, ReserveNowRequest request)
    {
        if (request.ConnectorType is { } type && type.Word() != dialect.Station.Options.ConnectorType)
            return new ReserveNowResponse { Status = ReserveNowStatus.Rejected };
        var reservation = new Reservation(
            request.Id, request.EvseId ?? 0, Translation.Of(request.IdToken), request.GroupIdToken?.Value, request.ExpiryDateTime);
        return new ReserveNowResponse { Status = Translation.Of(dialect.Station.Reservations.Add(reservation)) };
    }
}
