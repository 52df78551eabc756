using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.SmartCharging;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 K15, K17: keeps what a vehicle needs, and once that is answered offers a schedule.</summary>
internal sealed class NotifyEVChargingNeedsHandler(Negotiations negotiations, OfferWatch offers)
    : IHandler<NotifyEVChargingNeedsRequest, NotifyEVChargingNeedsResponse>
{
    public async ValueTask<NotifyEVChargingNeedsResponse> HandleAsync(NotifyEVChargingNeedsRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var kept = await negotiations.ReceivedAsync(context.Station, request.EvseId, ProfileTranslation.ToNeeds(request), cancellationToken);
        return new NotifyEVChargingNeedsResponse
        {
            Status = Enum.Parse<NotifyEVChargingNeedsStatus>(kept.Status),
            StatusInfo = kept.Note is { } note ? Translation.ToStatusInfo("InvalidValue", note) : null,
        };
    }

    public Task AfterAnswerAsync(
        NotifyEVChargingNeedsRequest request, NotifyEVChargingNeedsResponse response, CallContext context, CancellationToken cancellationToken)
    {
        if (response.Status == NotifyEVChargingNeedsStatus.Accepted)
            offers.Wake();
        return Task.CompletedTask;
    }
}
