using System.Runtime.CompilerServices;
using Csms.Domain.Readings;
using Csms.Domain.Transactions;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>OCPP 1.6 §4.7: keeps the samples and acknowledges them, whatever they say.</summary>
internal sealed class MeterValuesHandler(TransactionLedger ledger) : IHandler<MeterValuesRequest, MeterValuesResponse>
{
    private static readonly MeterValuesResponse Acknowledged = new();

    // The message that comes most.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MeterValuesResponse> HandleAsync(MeterValuesRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var (evse, connector) = Translation.ToEvse(request.ConnectorId);
        var report = new MeterReport
        {
            Evse = evse,
            Connector = connector,
            TransactionId = request.TransactionId,
            Values = Translation.ToMeterValues(request.MeterValue),
            Salvaged = context.IsSalvaged,
        };
        await ledger.RecordAsync(context.Station, report, cancellationToken);
        return Acknowledged;
    }
}
