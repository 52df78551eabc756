using Csms.Domain.Transactions;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Hooks;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.10: a stop cannot be refused; idTagInfo is answered when an idTag came along.</summary>
internal sealed class StopTransactionHandler(TransactionLedger ledger, AuthorizationHook hook) : IHandler<StopTransactionRequest, StopTransactionResponse>
{
    public async ValueTask<StopTransactionResponse> HandleAsync(StopTransactionRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var token = request.IdTag is { Length: > 0 } idTag ? Translation.ToToken(idTag) : null;
        var verdict = token is null ? null : await hook.AskAsync(context.Connection, token, "Stop", null, null, cancellationToken);
        var stopped = await ledger.StopAsync(
            new StopReport
            {
                Station = context.Station,
                TransactionId = request.TransactionId,
                MeterStopWh = request.MeterStop,
                At = request.Timestamp,
                Reason = request.Reason?.Word(),
                Token = token,
                Verdict = verdict,
                Values = Translation.ToMeterValues(request.TransactionData),
                Salvaged = context.IsSalvaged,
            },
            cancellationToken);
        return new StopTransactionResponse { IdTagInfo = stopped.Authorization is { } authorization ? Translation.ToIdTagInfo(authorization) : null };
    }
}
