using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetCompositeScheduleHandler
{
    public static GetCompositeScheduleResponse Handle(Ocpp201Dialect dialect, GetCompositeScheduleRequest request)
    {
        var station = dialect.Station;
        // K08.FR.05
        if ((request.EvseId != 0 && station.FindEvse(request.EvseId) is null) || request.Duration <= 0)
            return new GetCompositeScheduleResponse { Status = GenericStatus.Rejected, StatusInfo = new StatusInfo { ReasonCode = "UnknownEvse" } };
        var inAmperes = request.ChargingRateUnit == ChargingRateUnit.A;
        var schedule = ChargingProfiles.CompositeSchedule.Of(station, request.EvseId, TimeSpan.FromSeconds(request.Duration), inAmperes);
        return new GetCompositeScheduleResponse
        {
            Status = GenericStatus.Accepted,
            Schedule = new CompositeSchedule
            {
                EvseId = request.EvseId,
                Duration = request.Duration,
                ScheduleStart = schedule.Start,
                ChargingRateUnit = inAmperes ? ChargingRateUnit.A : ChargingRateUnit.W,
                ChargingSchedulePeriod = [.. schedule.Periods.Select(period => new ChargingSchedulePeriod
                {
                    StartPeriod = (int)period.Start.TotalSeconds,
                    Limit = period.Limit,
                    NumberPhases = period.Phases,
                })],
            },
        };
    }
}
