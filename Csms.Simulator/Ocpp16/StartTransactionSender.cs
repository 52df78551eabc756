using System.Globalization;
using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

/// <summary>The answer brings the transaction's id; everything else about the transaction waits in the queue behind it.</summary>
internal static class StartTransactionSender
{
    public static void Send(SimulatedEvse evse, Transaction transaction)
    {
        var station = evse.Station;
        var token = transaction.Token ?? Token.Card("");
        var request = new StartTransactionRequest
        {
            ConnectorId = evse.Id,
            IdTag = token.Value,
            MeterStart = (long)Math.Floor(transaction.StartRegisterWh),
            Timestamp = transaction.StartedAt,
            ReservationId = transaction.ReservationId,
        };
        station.Calls.SendTransaction<StartTransactionRequest, StartTransactionResponse>(
            () => request,
            response =>
            {
                transaction.Id = response.TransactionId.ToString(CultureInfo.InvariantCulture);
                var verdict = Translation.Of(response.IdTagInfo);
                CardReader.Learn(station, token, verdict);
                if (!verdict.Accepted)
                    evse.Deauthorize(transaction);
            },
            error => SimulatedStation.LogGivenUp(station.Options.Logger, station.Id, "StartTransaction", error));
        MeterValuesSender.SendOfTransaction(evse, transaction, SampleContext.Begin);
    }
}
