using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.SmartCharging;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 K13: somebody else's limit holds no longer; vehicles that negotiate get a new offer.</summary>
internal sealed class ClearedChargingLimitHandler(ChargingLimits limits, Negotiations negotiations, OfferWatch offers)
    : IHandler<ClearedChargingLimitRequest, ClearedChargingLimitResponse>
{
    public async ValueTask<ClearedChargingLimitResponse> HandleAsync(ClearedChargingLimitRequest request, CallContext context, CancellationToken cancellationToken)
    {
        await limits.ClearedAsync(context.Station, request.ChargingLimitSource.ToString(), request.EvseId, cancellationToken);
        await negotiations.RenewAsync(context.Station, cancellationToken);
        return new ClearedChargingLimitResponse();
    }

    public Task AfterAnswerAsync(ClearedChargingLimitRequest request, ClearedChargingLimitResponse response, CallContext context, CancellationToken cancellationToken)
    {
        offers.Wake();
        return Task.CompletedTask;
    }
}
