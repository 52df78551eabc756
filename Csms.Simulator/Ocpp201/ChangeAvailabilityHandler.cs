using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>A connector shares the fate of its EVSE: only one of an EVSE's connectors can be in use.</summary>
internal static class ChangeAvailabilityHandler
{
    public static ChangeAvailabilityResponse Handle(Ocpp201Dialect dialect, ChangeAvailabilityRequest request)
    {
        var station = dialect.Station;
        var operative = request.OperationalStatus == OperationalStatus.Operative;
        if (request.Evse is not { } target)
            return Answer(ChangeAll(station, operative));
        var known = target.ConnectorId is null || (target.ConnectorId >= 1 && target.ConnectorId <= station.Options.ConnectorsPerEvse);
        return known && station.FindEvse(target.Id) is { } evse
            ? Answer(evse.ChangeAvailability(operative))
            : new ChangeAvailabilityResponse { Status = ChangeAvailabilityStatus.Rejected };
    }

    private static bool ChangeAll(SimulatedStation station, bool operative)
    {
        var atOnce = true;
        foreach (var evse in station.Evses)
            atOnce &= evse.ChangeAvailability(operative);
        return atOnce;
    }

    private static ChangeAvailabilityResponse Answer(bool atOnce) =>
        new() { Status = atOnce ? ChangeAvailabilityStatus.Accepted : ChangeAvailabilityStatus.Scheduled };
}
