using System.Globalization;
using Csms.Storage.Transactions;

namespace Csms.Domain.Transactions;

/// <summary>Rows into what the outside sees.</summary>
internal static class TransactionMap
{
    public static Transaction ToTransaction(TransactionRow row)
    {
        var missing = row.OcppId is null ? null : SeqNos.Parse(row.SeqNos).Missing(row.StartSeqNo ?? 0);
        return new Transaction
        {
            Id = (int)row.Id,
            StationId = row.StationId,
            EvseId = row.Evse,
            ConnectorId = row.Connector,
            OcppTransactionId = row.OcppId ?? row.Id.ToString(CultureInfo.InvariantCulture),
            IdToken = row.IdToken,
            IdTokenType = row.IdTokenType,
            State = row.State == TransactionRow.Active ? TransactionState.Active : TransactionState.Ended,
            StartedAt = Time(row.StartedAt),
            StartReceivedAt = Time(row.StartReceivedAt),
            EndedAt = row.EndedAt is { } ended ? Time(ended) : null,
            EndReceivedAt = row.EndReceivedAt is { } received ? Time(received) : null,
            MeterStartWh = Wh(row.MeterStart),
            MeterStopWh = Wh(row.MeterStop),
            MeterLastWh = Wh(row.MeterLast),
            EnergyWh = Wh(row.Energy),
            StopReason = row.StopReason,
            ChargingState = row.ChargingState,
            ChargingStateSince = row.ChargingStateAt is { } since ? Time(since) : null,
            TimeSpentChargingSeconds = row.TimeSpentCharging,
            Flags = Words(row.Flags),
            NeedsReview = row.NeedsReview,
            Review = row is { ReviewedBy: { } by, ReviewedAt: { } reviewed } ? new TransactionReview(by, Time(reviewed), row.ReviewNote ?? "", Words(row.ReviewedFlags ?? "")) : null,
            RemoteStartId = row.RemoteStartId,
            ReservationId = row.ReservationId,
            MissingSeqNos = missing,
            IsComplete = row.EndReceivedAt is not null && (row.OcppId is null || (row.StartSeqNo is not null && missing is null)),
            EnergySource = row.EnergySource,
            Told = row.AskedAt is { } asked ? new ToldStatus(Time(asked), row.ToldOngoing, row.ToldInQueue ?? false) : null,
        };
    }

    private static string[] Words(string flags) => flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static decimal? Wh(long? thousandths) => thousandths / 1000m;
}
