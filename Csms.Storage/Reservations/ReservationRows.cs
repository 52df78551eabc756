using System.Text;
using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Reservations;

/// <summary>SQL of the table reservations.</summary>
internal static class ReservationRows
{
    private const string Select = "select reservations.*, stations.id as station_id from reservations join stations on stations.number = station_number";

    public static long Insert(Session session, ReservationRow row) => session.Connection.ExecuteScalar<long>(
        """
        insert into reservations (
          id, station_number, evse, connector, connector_type, id_token, id_token_type, token_key, group_id, expires_at, state, created_at)
        values (
          @Id, @StationNumber, @Evse, @Connector, @ConnectorType, @IdToken, @IdTokenType, @TokenKey, @GroupId, @ExpiresAt, @State, @CreatedAt)
        returning number
        """,
        row);

    /// <summary>Writes what changes in the life of a reservation.</summary>
    public static void Update(Session session, ReservationRow row) => session.Connection.Execute(
        """
        update reservations set
          state = @State, status = @Status, ended_at = @EndedAt, end_reason = @EndReason, transaction_id = @TransactionId
        where number = @Number
        """,
        row);

    public static void Remove(Session session, long number) =>
        session.Connection.Execute("delete from reservations where number = @number", new { number });

    public static ReservationRow? FindByNumber(Session session, long number) =>
        session.Connection.QuerySingleOrDefault<ReservationRow>($"{Select} where reservations.number = @number", new { number });

    /// <summary>All of one id, those that live first, then the newest.</summary>
    public static IEnumerable<ReservationRow> OfId(Session session, int id) => session.Connection.Query<ReservationRow>(
        $"{Select} where reservations.id = @id order by ended_at is null desc, reservations.number desc", new { id });

    /// <summary>Whether a station has any reservation that lives; asked for many messages.</summary>
    public static bool HasLive(Session session, long station)
    {
        var look = session.Prepare("select 1 from reservations where station_number = @station and ended_at is null limit 1").Bind(station);
        var isThere = look.Step();
        if (isThere)
            look.Reset();
        return isThere;
    }

    public static IEnumerable<ReservationRow> Live(Session session, long station) => session.Connection.Query<ReservationRow>(
        $"{Select} where station_number = @station and ended_at is null order by reservations.number", new { station });

    /// <summary>Those that live though their time is over.</summary>
    public static IEnumerable<ReservationRow> Due(Session session, long now) =>
        session.Connection.Query<ReservationRow>($"{Select} where ended_at is null and expires_at <= @now", new { now });

    /// <summary>
    /// Those that their station may have or not. Where the same id is accepted or just being asked for, it is in use, and nothing is to be done about it.
    /// </summary>
    public static IEnumerable<ReservationRow> Unanswered(Session session) => session.Connection.Query<ReservationRow>(
        $"""
        {Select} where ended_at is null and state = {ReservationRow.Unknown} and stations.removed_at is null and not exists (
          select 1 from reservations other
          where other.id = reservations.id and other.ended_at is null and other.state in ({ReservationRow.Requested}, {ReservationRow.Accepted}))
        """);

    /// <summary>What was asked for and never answered, because the process ended.</summary>
    public static void Recover(Session session) => session.Connection.Execute(
        $"update reservations set state = {ReservationRow.Unknown} where ended_at is null and state = {ReservationRow.Requested}");

    /// <summary>Newest first.</summary>
    public static IEnumerable<ReservationRow> List(Session session, string? stationId, int? state, long? before, int limit)
    {
        var sql = new StringBuilder(Select).Append(" where reservations.number < @before");
        if (stationId is not null)
            sql.Append(" and station_number in (select number from stations where id = @stationId)");
        if (state is not null)
            sql.Append(" and state = @state");
        sql.Append(" order by reservations.number desc limit @limit");
        return session.Connection.Query<ReservationRow>(sql.ToString(), new { before = before ?? long.MaxValue, stationId, state, limit });
    }
}
