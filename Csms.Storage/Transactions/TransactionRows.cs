using System.Globalization;
using System.Text;
using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transactions;

/// <summary>SQL of the table transactions.</summary>
internal static class TransactionRows
{
    private const string Select = "select transactions.*, stations.id as station_id from transactions join stations on stations.number = station_number";

    /// <summary>Inserts a row and gives it its id.</summary>
    public static void Insert(Session session, TransactionRow row) => row.Id = session.Connection.ExecuteScalar<long>(
        """
        insert into transactions (
          station_number, ocpp_id, generation, start_key, evse, connector, id_token, id_token_type, token_key, group_id, state, started_at, start_received_at,
          ended_at, end_received_at, meter_start, meter_stop, meter_first, meter_first_at, meter_last, meter_last_at, energy, energy_source, stop_reason,
          charging_state, charging_state_at, time_spent_charging, flags, needs_review, remote_start_id, reservation_id, seq_nos, start_seq_no, end_seq_no, has_gap,
          first_reading_id, last_reading_id, last_reading_at)
        values (
          @StationNumber, @OcppId, @Generation, @StartKey, @Evse, @Connector, @IdToken, @IdTokenType, @TokenKey, @GroupId, @State, @StartedAt, @StartReceivedAt,
          @EndedAt, @EndReceivedAt, @MeterStart, @MeterStop, @MeterFirst, @MeterFirstAt, @MeterLast, @MeterLastAt, @Energy, @EnergySource, @StopReason,
          @ChargingState, @ChargingStateAt, @TimeSpentCharging, @Flags, @NeedsReview, @RemoteStartId, @ReservationId, @SeqNos, @StartSeqNo, @EndSeqNo, @HasGap,
          @FirstReadingId, @LastReadingId, @LastReadingAt)
        returning id
        """,
        row);

    public static void Update(Session session, TransactionRow row) => session.Connection.Execute(
        """
        update transactions set
          evse = @Evse, connector = @Connector, id_token = @IdToken, id_token_type = @IdTokenType, token_key = @TokenKey, group_id = @GroupId,
          state = @State, started_at = @StartedAt, start_received_at = @StartReceivedAt, ended_at = @EndedAt, end_received_at = @EndReceivedAt,
          meter_start = @MeterStart, meter_stop = @MeterStop, meter_first = @MeterFirst, meter_first_at = @MeterFirstAt, meter_last = @MeterLast,
          meter_last_at = @MeterLastAt, energy = @Energy, energy_source = @EnergySource, stop_reason = @StopReason, charging_state = @ChargingState,
          charging_state_at = @ChargingStateAt, time_spent_charging = @TimeSpentCharging,
          flags = @Flags, needs_review = @NeedsReview, remote_start_id = @RemoteStartId, reservation_id = @ReservationId, seq_nos = @SeqNos, start_seq_no = @StartSeqNo,
          end_seq_no = @EndSeqNo, has_gap = @HasGap, asked_at = @AskedAt, told_ongoing = @ToldOngoing, told_in_queue = @ToldInQueue, first_reading_id = @FirstReadingId, last_reading_id = @LastReadingId,
          last_reading_at = @LastReadingAt
        where id = @Id
        """,
        row);

    public static void PutReview(Session session, TransactionRow row) => session.Connection.Execute(
        """
        update transactions set
          reviewed_by = @ReviewedBy, reviewed_at = @ReviewedAt, review_note = @ReviewNote, reviewed_flags = @ReviewedFlags, needs_review = @NeedsReview
        where id = @Id
        """,
        row);

    public static TransactionRow? Find(Session session, long id) =>
        session.Connection.QuerySingleOrDefault<TransactionRow>($"{Select} where transactions.id = @id", new { id });

    /// <summary>The newest transaction of this id; of those that began before a time when one is given.</summary>
    public static TransactionRow? FindByOcppId(Session session, long station, string ocppId, long startedBefore = long.MaxValue) =>
        session.Connection.QueryFirstOrDefault<TransactionRow>(
            $"{Select} where station_number = @station and ocpp_id = @ocppId and started_at < @startedBefore order by generation desc limit 1",
            new { station, ocppId, startedBefore });

    public static TransactionRow? FindByStartKey(Session session, long station, string startKey) => session.Connection.QuerySingleOrDefault<TransactionRow>(
        $"{Select} where station_number = @station and start_key = @startKey", new { station, startKey });

    /// <summary>The transaction that the station ended at this time with this register; null when its register is unknown.</summary>
    public static TransactionRow? FindByStop(Session session, long station, long endedAt, long? meterStop) =>
        session.Connection.QueryFirstOrDefault<TransactionRow>(
            $"{Select} where station_number = @station and end_received_at is not null and ended_at = @endedAt and (meter_stop = @meterStop or @meterStop is null)",
            new { station, endedAt, meterStop });

    public static IEnumerable<TransactionRow> Open(Session session, long station) => session.Connection.Query<TransactionRow>(
        $"{Select} where station_number = @station and state = 0 order by transactions.id", new { station });

    /// <summary>All that are active, of all stations.</summary>
    public static IEnumerable<TransactionRow> Active(Session session) => session.Connection.Query<TransactionRow>($"{Select} where state = 0");

    /// <summary>
    /// How many active transactions a token has but the given one and those of one EVSE, counted up to a limit; what runs on removed stations nobody
    /// will end, and where the token was refused, which its flag tells, it does not charge.
    /// </summary>
    public static int CountCharging(Session session, string tokenKey, long? exceptId, long exceptStation, int? exceptEvse, string refused, int limit) =>
        session.Connection.ExecuteScalar<int>(
            """
            select count(*) from (
              select 1 from transactions indexed by transactions_active_token join stations on stations.number = station_number and removed_at is null
              where token_key = @tokenKey and state = 0 and transactions.id <> @exceptId and not (station_number = @exceptStation and evse = @exceptEvse)
                and not ' ' || flags || ' ' like '% ' || @refused || ' %'
              limit @limit) charging
            """,
            new { tokenKey, exceptId = exceptId ?? 0, exceptStation, exceptEvse = exceptEvse ?? -1, refused, limit });

    /// <summary>Newest start first; the cursor is the last one's start and id.</summary>
    public static IEnumerable<TransactionRow> List(Session session, TransactionFilter filter, (long At, long Id)? after, int limit)
    {
        var sql = new StringBuilder(Select).Append(" where 1 = 1");
        if (filter.StationId is not null)
            sql.Append(" and station_number in (select number from stations where id = @StationId)");
        if (filter.StationIds is not null)
            sql.Append(" and station_number in (select number from stations where id in @StationIds)");
        // Written out, not as parameters: only so are the indexes of the few used.
        if (filter.State is { } state)
            sql.Append(CultureInfo.InvariantCulture, $" and state = {state}");
        if (filter.IsFlagged is { } flagged)
            sql.Append(flagged ? " and flags <> ''" : " and flags = ''");
        if (filter.NeedsReview is { } open)
            sql.Append(open ? " and needs_review = 1" : " and flags <> '' and needs_review = 0");
        if (filter.TokenKey is not null)
            sql.Append(" and token_key = @TokenKey");
        if (filter.From is not null)
            sql.Append(" and started_at >= @From");
        if (filter.To is not null)
            sql.Append(" and started_at < @To");
        if (after is not null)
            sql.Append(" and (started_at, transactions.id) < (@afterAt, @afterId)");
        sql.Append(" order by started_at desc, transactions.id desc limit @limit");
        return session.Connection.Query<TransactionRow>(
            sql.ToString(),
            new { filter.StationId, filter.StationIds, filter.TokenKey, filter.From, filter.To, afterAt = after?.At, afterId = after?.Id, limit });
    }
}
