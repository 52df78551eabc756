using Csms.Protocol.Ocpp16;
using Csms.Simulator.ChargingProfiles;

namespace Csms.Simulator.Ocpp16;

internal static class GetCompositeScheduleHandler
{
    public static GetCompositeScheduleResponse Handle(Ocpp16Dialect dialect, GetCompositeScheduleRequest request)
    {
        var station = dialect.Station;
        if ((request.ConnectorId != 0 && station.FindEvse(request.ConnectorId) is null) || request.Duration <= 0)
            return new GetCompositeScheduleResponse { Status = GetCompositeScheduleStatus.Rejected };
        var inAmperes = request.ChargingRateUnit == ChargingRateUnit.A;
        var schedule = CompositeSchedule.Of(station, request.ConnectorId, TimeSpan.FromSeconds(request.Duration), inAmperes);
        return new GetCompositeScheduleResponse
        {
            Status = GetCompositeScheduleStatus.Accepted,
            ConnectorId = request.ConnectorId,
            ScheduleStart = schedule.Start,
            ChargingSchedule = new ChargingSchedule
            {
                ChargingRateUnit = inAmperes ? ChargingRateUnit.A : ChargingRateUnit.W,
                Duration = request.Duration,
                StartSchedule = schedule.Start,
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
