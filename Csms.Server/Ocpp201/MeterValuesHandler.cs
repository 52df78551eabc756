using System.Runtime.CompilerServices;
using Csms.Domain.Readings;
using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 J01.FR.18: keeps the samples and acknowledges them. They name no transaction; the ledger knows which one runs on the EVSE.</summary>
internal sealed class MeterValuesHandler(TransactionLedger ledger) : IHandler<MeterValuesRequest, MeterValuesResponse>
{
    private static readonly MeterValuesResponse Acknowledged = new();

    // The message that comes most.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MeterValuesResponse> HandleAsync(MeterValuesRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new MeterReport
        {
            Evse = request.EvseId,
            // The message names no connector.
            Connector = 0,
            Values = Translation.ToMeterValues(request.MeterValue),
            Salvaged = context.IsSalvaged,
        };
        await ledger.RecordAsync(context.Station, report, cancellationToken);
        return Acknowledged;
    }
}
