using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CompositeScheduleAnswer> CompositeScheduleAsync(StationConnection station, CompositeScheduleQuestion question, CancellationToken cancellationToken)
    {
        var request = new GetCompositeScheduleRequest
        {
            EvseId = question.EvseId,
            Duration = question.DurationSeconds,
            ChargingRateUnit = question.Unit is { } unit ? Enum.Parse<ChargingRateUnit>(unit.ToString()) : null,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new CompositeScheduleAnswer
        {
            Status = answer.Status.ToString(),
            ReasonCode = answer.StatusInfo?.ReasonCode,
            ReasonText = answer.StatusInfo?.AdditionalInfo,
            Schedule = answer.Schedule is not { } schedule ? null : new Domain.Profiles.CompositeSchedule
            {
                EvseId = schedule.EvseId,
                StartsAt = schedule.ScheduleStart,
                DurationSeconds = schedule.Duration,
                Unit = Enum.Parse<RateUnit>(schedule.ChargingRateUnit.ToString()),
                Periods =
                [
                    .. schedule.ChargingSchedulePeriod.Select(period => new CompositePeriod
                    {
                        StartSeconds = period.StartPeriod, Limit = period.Limit, Phases = period.NumberPhases, PhaseToUse = period.PhaseToUse,
                    }),
                ],
            },
        };
    }
}
