using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp16;
using Csms.Server.Hooks;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.8: always a real transaction id and a fresh verdict on the tag, also for a tag that is not accepted.</summary>
internal sealed class StartTransactionHandler(TransactionLedger ledger, AuthorizationHook hook) : IHandler<StartTransactionRequest, StartTransactionResponse>
{
    public async ValueTask<StartTransactionResponse> HandleAsync(StartTransactionRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var (evse, connector) = Translation.ToEvse(request.ConnectorId);
        var token = Translation.ToToken(request.IdTag);
        var verdict = await hook.AskAsync(context.Connection, token, "Start", evse, null, cancellationToken);
        var started = await ledger.StartAsync(
            new StartReport
            {
                Station = context.Station,
                Evse = evse,
                Connector = connector,
                Token = token,
                Verdict = verdict,
                MeterStartWh = request.MeterStart,
                At = request.Timestamp,
                ReservationId = request.ReservationId,
                Salvaged = context.IsSalvaged,
            },
            cancellationToken);
        return new StartTransactionResponse { TransactionId = started.TransactionId, IdTagInfo = Translation.ToIdTagInfo(started.Authorization) };
    }
}
