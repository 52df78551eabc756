using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CompositeScheduleAnswer> CompositeScheduleAsync(StationConnection station, CompositeScheduleQuestion question, CancellationToken cancellationToken)
    {
        var request = new GetCompositeScheduleRequest
        {
            ConnectorId = question.EvseId,
            Duration = question.DurationSeconds,
            ChargingRateUnit = question.Unit is { } unit ? Enum.Parse<ChargingRateUnit>(unit.ToString()) : null,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new CompositeScheduleAnswer
        {
            Status = answer.Status.ToString(),
            Schedule = answer.ChargingSchedule is not { } schedule ? null : new CompositeSchedule
            {
                EvseId = answer.ConnectorId ?? question.EvseId,
                StartsAt = answer.ScheduleStart ?? schedule.StartSchedule,
                DurationSeconds = schedule.Duration,
                Unit = Enum.Parse<RateUnit>(schedule.ChargingRateUnit.ToString()),
                Periods = [.. schedule.ChargingSchedulePeriod.Select(period => new CompositePeriod { StartSeconds = period.StartPeriod, Limit = period.Limit, Phases = period.NumberPhases })],
            },
        };
    }
}
