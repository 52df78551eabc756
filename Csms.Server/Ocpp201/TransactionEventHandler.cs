using Csms.Domain.Transactions;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Hooks;
using Csms.Server.Prices;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>
/// OCPP 2.0.1 E01–E15, J02.FR.19: keeps the event, in whatever order events come, and always answers. Whenever a token came along, its verdict
/// goes back (E01.FR.11, E02.FR.02, E05.FR.01, F01.FR.03).
/// </summary>
internal sealed class TransactionEventHandler(TransactionLedger ledger, AuthorizationHook hook, PriceDesk prices) : IHandler<TransactionEventRequest, TransactionEventResponse>
{
    public async ValueTask<TransactionEventResponse> HandleAsync(TransactionEventRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var transaction = request.TransactionInfo;
        var presented = request.IdToken is { } token ? Translation.ToToken(token) : null;
        var verdict = presented is null
            ? null
            : await hook.AskAsync(
                context.Connection, presented, request.EventType == TransactionEvent.Ended ? "Stop" : "Start", request.Evse?.Id, transaction.TransactionId, cancellationToken);
        var kept = await ledger.RecordAsync(
            new TransactionEventReport
            {
                Station = context.Station,
                Phase = request.EventType switch
                {
                    TransactionEvent.Started => TransactionPhase.Started,
                    TransactionEvent.Updated => TransactionPhase.Updated,
                    _ => TransactionPhase.Ended,
                },
                OcppTransactionId = transaction.TransactionId,
                SeqNo = request.SeqNo,
                At = request.Timestamp,
                Trigger = request.TriggerReason.Word(),
                Offline = request.Offline ?? false,
                Evse = request.Evse?.Id,
                Connector = request.Evse?.ConnectorId,
                Token = presented,
                Verdict = verdict,
                RemoteStartId = transaction.RemoteStartId,
                ReservationId = request.ReservationId,
                ChargingState = transaction.ChargingState?.Word(),
                TimeSpentChargingSeconds = transaction.TimeSpentCharging,
                StoppedReason = transaction.StoppedReason?.Word(),
                Values = Translation.ToMeterValues(request.MeterValue),
                Salvaged = context.IsSalvaged,
            },
            cancellationToken);
        var moment = request.EventType switch { TransactionEvent.Started => PriceMoment.Start, TransactionEvent.Updated => PriceMoment.Update, _ => PriceMoment.End };
        var accepted = kept.Authorization is { IsAccepted: true } ? kept.Authorization : null;
        var price = await prices.AnswerAsync(context.Station, kept.TransactionId, moment, request.Evse?.Id, presented, accepted, cancellationToken);
        return new TransactionEventResponse
        {
            IdTokenInfo = kept.Authorization is { } authorization ? Translation.ToIdTokenInfo(authorization) with { PersonalMessage = Translation.ToMessage(price.Tariff) } : null,
            UpdatedPersonalMessage = Translation.ToMessage(price.NewTariff),
            TotalCost = price.Cost,
        };
    }
}
