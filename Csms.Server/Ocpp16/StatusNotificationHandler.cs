using Csms.Domain.LocalLists;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp16;

/// <summary>
/// OCPP 1.6 §4.9: keeps the connector's state, in any order of states; an old report does not overwrite a newer one. The state tells too whether the
/// transaction that runs there charges (errata 3.6).
/// </summary>
internal sealed class StatusNotificationHandler(StationRegistry stations, TransactionLedger ledger, LocalListBook localLists)
    : IHandler<StatusNotificationRequest, StatusNotificationResponse>
{
    public async ValueTask<StatusNotificationResponse> HandleAsync(StatusNotificationRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var (evse, connector) = Translation.ToEvse(request.ConnectorId);
        var report = new ConnectorReport
        {
            Evse = evse,
            Connector = connector,
            Status = request.Status.Word(),
            At = request.Timestamp,
            ErrorCode = request.ErrorCode.Word(),
            ErrorDetail = request.Info,
            VendorErrorCode = request.VendorErrorCode,
        };
        await stations.ReportConnectorAsync(context.Station, report, cancellationToken);
        if (evse > 0 && ChargingState(request.Status) is { } state)
            await ledger.FollowAsync(context.Station, evse, connector, state, request.Timestamp, cancellationToken);
        // OCPP 1.6 §3.5.3
        if (request.ErrorCode == ChargePointErrorCode.LocalListConflict)
            await localLists.DoubtAsync(context.Station, "The station reports that its local list contradicts what it was answered (LocalListConflict).", cancellationToken);
        return new StatusNotificationResponse();
    }

    // What is out of order or reserved says nothing of a transaction.
    private static string? ChargingState(ChargePointStatus status) => status switch
    {
        ChargePointStatus.Charging => "Charging",
        ChargePointStatus.SuspendedEV => "SuspendedEV",
        ChargePointStatus.SuspendedEVSE => "SuspendedEVSE",
        ChargePointStatus.Preparing or ChargePointStatus.Finishing => "EVConnected",
        ChargePointStatus.Available => "Idle",
        _ => null,
    };
}
