using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Physics;
using Csms.Simulator.Tokens;
using Transaction = Csms.Simulator.Charging.Transaction;

namespace Csms.Simulator.Ocpp201;

/// <summary>The events of a transaction, numbered from 0.</summary>
internal static class TransactionEventSender
{
    public static void SendStarted(SimulatedEvse evse, Transaction transaction, SessionEvent cause)
    {
        // E01.FR.08: the station's own id, unique for good.
        transaction.Id = Guid.NewGuid().ToString();
        Send(evse, transaction, TransactionEvent.Started, Translation.Of(cause), SampleContext.Begin, evse.Station.Settings.StartedMeasurands);
    }

    public static void SendUpdated(SimulatedEvse evse, Transaction transaction, SessionEvent cause)
    {
        var settings = evse.Station.Settings;
        var (context, quantities) = cause switch
        {
            SessionEvent.MeterPeriodic => (SampleContext.Periodic, settings.SampledMeasurands),
            SessionEvent.MeterClock => (SampleContext.Clock, settings.AlignedMeasurands),
            SessionEvent.Trigger => (SampleContext.Trigger, settings.SampledMeasurands),
            _ => (SampleContext.Periodic, []),
        };
        Send(evse, transaction, TransactionEvent.Updated, Translation.Of(cause), context, quantities);
    }

    public static void SendEnded(SimulatedEvse evse, Transaction transaction, StopCause cause, Token? stoppedBy)
    {
        var (trigger, reason) = Translation.Of(cause);
        Send(evse, transaction, TransactionEvent.Ended, trigger, SampleContext.End, evse.Station.Settings.EndedMeasurands, reason, stoppedBy);
    }

    private static void Send(
        SimulatedEvse evse,
        Transaction transaction,
        TransactionEvent type,
        TriggerReason trigger,
        SampleContext context,
        IReadOnlyList<Quantity> quantities,
        Reason? stoppedReason = null,
        Token? stoppedBy = null)
    {
        var station = evse.Station;
        var token = stoppedBy ?? (transaction.TokenReported ? null : transaction.Token);
        transaction.TokenReported |= token is not null;
        var first = type == TransactionEvent.Started;
        var tellsRemoteStart = transaction.RemoteStartId is not null && !transaction.RemoteStartReported;
        transaction.RemoteStartReported |= tellsRemoteStart;
        var request = new TransactionEventRequest
        {
            EventType = type,
            Timestamp = first ? transaction.StartedAt : station.Now,
            TriggerReason = trigger,
            SeqNo = transaction.NextSeqNo++,
            Offline = station.Online ? null : true,
            NumberOfPhasesUsed = evse.DirectCurrent || transaction.Phase != ChargingPhase.Charging ? null : evse.ActivePhases,
            TransactionInfo = new Csms.Protocol.Ocpp201.Transaction
            {
                TransactionId = transaction.Id!,
                ChargingState = Translation.Of(transaction.Phase),
                TimeSpentCharging = (int)transaction.ChargedFor.TotalSeconds,
                StoppedReason = stoppedReason,
                RemoteStartId = tellsRemoteStart ? transaction.RemoteStartId : null,
            },
            MeterValue = Translation.Of(station.Now, context, Meter.Read(evse, quantities)),
            // E02.FR.09: the EVSE is told once.
            Evse = first ? new EVSE { Id = evse.Id, ConnectorId = evse.Car?.Connector } : null,
            ReservationId = first ? transaction.ReservationId : null,
            IdToken = token is null ? null : Translation.Of(token),
        };
        station.Calls.SendTransaction<TransactionEventRequest, TransactionEventResponse>(
            () => request,
            response =>
            {
                if (token is null || response.IdTokenInfo is not { } info)
                    return;
                var verdict = Translation.Of(info);
                CardReader.Learn(station, token, verdict);
                // E05.FR.02: what an offline decision let in, the CSMS may still refuse.
                if (!verdict.Accepted)
                    evse.Deauthorize(transaction);
            },
            error => SimulatedStation.LogGivenUp(station.Options.Logger, station.Id, "TransactionEvent", error));
    }
}
