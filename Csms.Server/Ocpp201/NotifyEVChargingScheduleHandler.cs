using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.SmartCharging;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 K15.FR.11–13, K16, K17: judges what a vehicle plans; beyond its limits it is rejected and offered anew.</summary>
internal sealed class NotifyEVChargingScheduleHandler(ScheduleOffers offers, OfferWatch watch)
    : IHandler<NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse>
{
    public async ValueTask<NotifyEVChargingScheduleResponse> HandleAsync(
        NotifyEVChargingScheduleRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var plan = new EvPlan { TimeBase = request.TimeBase, Schedule = ProfileTranslation.ToSchedule(request.ChargingSchedule) };
        var fault = await offers.JudgeAsync(context.Station, request.EvseId, plan, cancellationToken);
        return new NotifyEVChargingScheduleResponse
        {
            Status = fault is null ? GenericStatus.Accepted : GenericStatus.Rejected,
            StatusInfo = fault is null ? null : Translation.ToStatusInfo("InvalidSchedule", fault),
        };
    }

    public Task AfterAnswerAsync(
        NotifyEVChargingScheduleRequest request, NotifyEVChargingScheduleResponse response, CallContext context, CancellationToken cancellationToken)
    {
        if (response.Status == GenericStatus.Rejected)
            watch.Wake();
        return Task.CompletedTask;
    }
}
