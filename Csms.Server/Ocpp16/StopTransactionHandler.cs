using Csms.Domain.Transactions;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.10: a stop cannot be refused; idTagInfo is answered when an idTag came along.</summary>
internal sealed class StopTransactionHandler(TransactionLedger ledger) : IHandler<StopTransactionRequest, StopTransactionResponse>
{
    public async ValueTask<StopTransactionResponse> HandleAsync(StopTransactionRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var stopped = await ledger.StopAsync(
            new StopReport
            {
                Station = context.Station,
                TransactionId = request.TransactionId,
                MeterStopWh = request.MeterStop,
                At = request.Timestamp,
                Reason = request.Reason?.Word(),
                Token = request.IdTag is { Length: > 0 } idTag ? Translation.ToToken(idTag) : null,
                Values = Translation.ToMeterValues(request.TransactionData),
                Salvaged = context.IsSalvaged,
            },
            cancellationToken);
        return new StopTransactionResponse { IdTagInfo = stopped.Authorization is { } authorization ? Translation.ToIdTagInfo(authorization) : null };
    }
}
