using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class ChangeAvailabilityHandler
{
    public static ChangeAvailabilityResponse Handle(Ocpp16Dialect dialect, ChangeAvailabilityRequest request)
    {
        var station = dialect.Station;
        var operative = request.Type == AvailabilityType.Operative;
        if (request.ConnectorId == 0)
        {
            var atOnce = true;
            foreach (var evse in station.Evses)
                atOnce &= evse.ChangeAvailability(operative);
            StatusNotificationSender.SendStation(station);
            return Answer(atOnce);
        }
        return station.FindEvse(request.ConnectorId) is { } connector
            ? Answer(connector.ChangeAvailability(operative))
            : new ChangeAvailabilityResponse { Status = AvailabilityStatus.Rejected };
    }

    private static ChangeAvailabilityResponse Answer(bool atOnce) =>
        new() { Status = atOnce ? AvailabilityStatus.Accepted : AvailabilityStatus.Scheduled };
}
