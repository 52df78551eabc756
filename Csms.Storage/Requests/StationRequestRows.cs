using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Requests;

/// <summary>SQL of the table station_requests.</summary>
internal static class StationRequestRows
{
    /// <summary>Ids that we choose are below it; an operator's own call may use any.</summary>
    private const int FirstForeignId = 1_000_000_000;

    /// <summary>A condition of SQL on <c>requests</c>: it runs, or may go on (<see cref="StationRequestRow.MayGoOn"/>) after the parameter <c>@now</c>.</summary>
    public static readonly string IsOpen =
        $"(requests.ended_at is null or (requests.state = {StationRequestRow.Failed} and requests.status <> '{StationRequestRow.LetGo}' and requests.due_at > @now))";

    private const string Select =
        """
        select station_requests.*, stations.id as station_id, (
          select count(*) from request_parts parts
          where parts.station_number = station_requests.station_number and parts.kind = station_requests.kind and parts.request_id = station_requests.id) as parts
        from station_requests join stations on stations.number = station_number
        """;

    /// <summary>An id that this station was not asked with yet.</summary>
    public static int FreeId(Session session, long station) => session.Connection.ExecuteScalar<int>(
        "select coalesce(max(id), 0) + 1 from station_requests where station_number = @station and id < @FirstForeignId - 1", new { station, FirstForeignId });

    /// <summary>Keeps a request; one of the same id is replaced, since the station, too, can no longer tell them apart.</summary>
    public static void Put(Session session, StationRequestRow row) => session.Connection.Execute(
        """
        insert or replace into station_requests (station_number, id, kind, operator, asked_at, state, status, reason, patience_ms, due_at, ended_at)
        values (@StationNumber, @Id, @Kind, @Operator, @AskedAt, @State, @Status, @Reason, @PatienceMs, @DueAt, @EndedAt)
        """,
        row);

    /// <summary>Writes what changes in the life of a request.</summary>
    public static void Update(Session session, StationRequestRow row) => session.Connection.Execute(
        """
        update station_requests set state = @State, status = @Status, reason = @Reason, due_at = @DueAt, ended_at = @EndedAt
        where station_number = @StationNumber and id = @Id
        """,
        row);

    public static StationRequestRow? Find(Session session, long station, int id) => session.Connection.QuerySingleOrDefault<StationRequestRow>(
        $"{Select} where station_number = @station and station_requests.id = @id", new { station, id });

    /// <summary>The last one of a kind, for messages that name no request.</summary>
    public static StationRequestRow? FindLast(Session session, long station, string kind) => session.Connection.QueryFirstOrDefault<StationRequestRow>(
        $"{Select} where station_number = @station and kind = @kind order by ended_at is null desc, asked_at desc, station_requests.id desc limit 1", new { station, kind });

    /// <summary>Those of a kind that live at a station.</summary>
    public static IEnumerable<StationRequestRow> Running(Session session, long station, string kind) => session.Connection.Query<StationRequestRow>(
        $"{Select} where station_number = @station and kind = @kind and ended_at is null", new { station, kind });

    /// <summary>Those that run though the station has been silent for too long.</summary>
    public static IEnumerable<StationRequestRow> Due(Session session, long now) =>
        session.Connection.Query<StationRequestRow>($"{Select} where ended_at is null and due_at <= @now", new { now });

    /// <summary>Newest first; requests of a station have ascending ids, an operator's own may differ.</summary>
    public static IEnumerable<StationRequestRow> List(Session session, long station, string? kind, long? before, int limit) =>
        session.Connection.Query<StationRequestRow>(
            $"{Select} where station_number = @station and (@kind is null or kind = @kind) and station_requests.id < @before order by station_requests.id desc limit @limit",
            new { station, kind, before = before ?? long.MaxValue, limit });
}
