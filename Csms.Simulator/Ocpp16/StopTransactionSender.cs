using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

internal static class StopTransactionSender
{
    public static void Send(SimulatedEvse evse, Transaction transaction, StopCause cause, Token? stoppedBy)
    {
        var station = evse.Station;
        var dialect = (Ocpp16Dialect)station.Dialect;
        MeterValuesSender.SendOfTransaction(evse, transaction, SampleContext.End);
        var at = station.Now;
        var meterStop = (long)Math.Floor(evse.EnergyWh);
        station.Calls.SendTransaction<StopTransactionRequest, StopTransactionResponse>(
            () => new StopTransactionRequest
            {
                TransactionId = dialect.IdOf(transaction),
                IdTag = stoppedBy?.Value,
                MeterStop = meterStop,
                Timestamp = at,
                Reason = Translation.Of(cause),
                TransactionData = transaction.Collected?.ConvertAll(sample => Translation.Of(sample.At, sample.Context, sample.Readings)),
            },
            response =>
            {
                if (stoppedBy is not null && response.IdTagInfo is { } info)
                    CardReader.Learn(station, stoppedBy, Translation.Of(info));
            },
            error => SimulatedStation.LogGivenUp(station.Options.Logger, station.Id, "StopTransaction", error));
    }
}
