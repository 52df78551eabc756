using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.SmartCharging;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 K11, K12: keeps a limit that somebody else has set; vehicles that negotiate get a new offer within it (K16).</summary>
internal sealed class NotifyChargingLimitHandler(ChargingLimits limits, Negotiations negotiations, OfferWatch offers)
    : IHandler<NotifyChargingLimitRequest, NotifyChargingLimitResponse>
{
    public async ValueTask<NotifyChargingLimitResponse> HandleAsync(NotifyChargingLimitRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var limit = new OutsideLimit
        {
            Source = request.ChargingLimit.ChargingLimitSource.ToString(),
            EvseId = request.EvseId ?? 0,
            IsGridCritical = request.ChargingLimit.IsGridCritical ?? false,
            Schedules = [.. (request.ChargingSchedule ?? []).Select(ProfileTranslation.ToSchedule)],
        };
        await limits.NotedAsync(context.Station, limit, cancellationToken);
        await negotiations.RenewAsync(context.Station, cancellationToken);
        return new NotifyChargingLimitResponse();
    }

    public Task AfterAnswerAsync(NotifyChargingLimitRequest request, NotifyChargingLimitResponse response, CallContext context, CancellationToken cancellationToken)
    {
        offers.Wake();
        return Task.CompletedTask;
    }
}
