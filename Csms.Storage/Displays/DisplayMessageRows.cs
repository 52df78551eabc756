using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Displays;

/// <summary>SQL of the tables display_messages and display_surveys.</summary>
internal static class DisplayMessageRows
{
    private const string Select = "select display_messages.*, stations.id as station_id from display_messages join stations on stations.number = station_number";

    public static int FreeId(Session session, long station) => session.Connection.ExecuteScalar<int>(
        "select coalesce(max(message_id), 0) + 1 from display_messages where station_number = @station and message_id < 2147483647", new { station });

    public static void Put(Session session, DisplayMessageRow row) => session.Connection.Execute(
        """
        insert or replace into display_messages (
          station_number, message_id, state, priority, shown_while, format, language, content, starts_at, ends_at, ocpp_transaction_id, changed_at)
        values (
          @StationNumber, @MessageId, @State, @Priority, @ShownWhile, @Format, @Language, @Content, @StartsAt, @EndsAt, @OcppTransactionId, @ChangedAt)
        """,
        row);

    public static void SetState(Session session, long station, int messageId, int state) => session.Connection.Execute(
        "update display_messages set state = @state where station_number = @station and message_id = @messageId", new { station, messageId, state });

    public static DisplayMessageRow? Find(Session session, long station, int messageId) => session.Connection.QuerySingleOrDefault<DisplayMessageRow>(
        $"{Select} where station_number = @station and message_id = @messageId", new { station, messageId });

    public static int Count(Session session, long station) =>
        session.Connection.ExecuteScalar<int>("select count(*) from display_messages where station_number = @station", new { station });

    public static void Remove(Session session, long station, int messageId) => session.Connection.Execute(
        "delete from display_messages where station_number = @station and message_id = @messageId", new { station, messageId });

    public static IEnumerable<DisplayMessageRow> List(Session session, long station) =>
        session.Connection.Query<DisplayMessageRow>($"{Select} where station_number = @station order by message_id", new { station });

    /// <summary>What stations have lost.</summary>
    public static IEnumerable<DisplayMessageRow> Lost(Session session) =>
        session.Connection.Query<DisplayMessageRow>($"{Select} where state = {DisplayMessageRow.Lost} and removed_at is null order by station_number, message_id");

    /// <summary>Those whose time is over, or whose transaction is.</summary>
    public static void RemoveOver(Session session, long now) => session.Connection.Execute(
        """
        delete from display_messages where ends_at <= @now or (ocpp_transaction_id is not null and exists (
          select 1 from transactions
          where transactions.station_number = display_messages.station_number and transactions.ocpp_id = display_messages.ocpp_transaction_id and transactions.state = 1))
        """,
        new { now });

    public static void PutSurvey(Session session, long station, int requestId, long at) => session.Connection.Execute(
        """
        insert into display_surveys (station_number, request_id, asked_at) values (@station, @requestId, @at)
        on conflict (station_number) do update set request_id = excluded.request_id, asked_at = excluded.asked_at
        """,
        new { station, requestId, at });

    /// <summary>When a station was asked for all its messages with this request; null when that was not its last such question.</summary>
    public static long? SurveyedAt(Session session, long station, int requestId) => session.Connection.ExecuteScalar<long?>(
        "select asked_at from display_surveys where station_number = @station and request_id = @requestId", new { station, requestId });

    /// <summary>Stations that have booted since they were given a message, and were not asked since.</summary>
    public static IEnumerable<string> ToSurvey(Session session) => session.Connection.Query<string>(
        """
        select distinct stations.id from display_messages
        join stations on stations.number = display_messages.station_number
        left join display_surveys on display_surveys.station_number = stations.number
        where removed_at is null and changed_at < booted_at and coalesce(asked_at, 0) < booted_at
        """);
}
