using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Timeline;

/// <summary>A timeline entry as stored.</summary>
internal sealed class TimelineRow
{
    public long Id { get; init; }

    public string StationId { get; init; } = "";

    public long At { get; init; }

    public string Kind { get; init; } = "";

    public string Reason { get; init; } = "";

    public string? DetailJson { get; init; }
}

/// <summary>SQL of the tables timeline and timeline_daily.</summary>
internal static class TimelineRows
{
    /// <summary>Of each station the newest are kept, about so many.</summary>
    private const int Kept = 100_000;

    /// <summary>In characters; nobody reads a longer line, and what stations tell can be as long as a message.</summary>
    private const int Longest = 2_000;

    public static void Insert(Session session, string stationId, long at, string kind, string reason, string? detailJson)
    {
        var insert = session
            .Prepare("insert into timeline (station_id, at, kind, reason, detail_json) values (@station_id, @at, @kind, @reason, @detail_json) returning id")
            .Bind(stationId).Bind(at).Bind(kind).Bind(reason.Length > Longest ? string.Concat(reason.AsSpan(0, Longest - 1), "…") : reason).Bind(detailJson);
        insert.Step();
        var id = insert.Long(0);
        insert.Reset();
        NewestRows.Keep(session, "timeline", "station_id", stationId, id, Kept);
    }

    /// <summary>Inserts unless the same was said of the station within a day: for what would be said with each message.</summary>
    /// <param name="subject">What makes it the same; one of a few fixed words.</param>
    public static void InsertDaily(Session session, string stationId, long at, string kind, string subject, string reason)
    {
        var isNews = session.Connection.Execute(
            """
            insert into timeline_daily (station_id, subject, at) values (@stationId, @subject, @at)
            on conflict (station_id, subject) do update set at = excluded.at where excluded.at not between timeline_daily.at and timeline_daily.at + 86399999
            """,
            new { stationId, subject, at }) > 0;
        if (isNews)
            Insert(session, stationId, at, kind, reason, null);
    }

    /// <summary>The newest first; null for what is not asked for.</summary>
    /// <param name="from">From this moment on.</param>
    /// <param name="to">Before this moment.</param>
    public static IEnumerable<TimelineRow> List(
        Session session, string? stationId, IReadOnlyList<string>? kinds, long? before, int limit, long? from = null, long? to = null) =>
        session.Connection.Query<TimelineRow>(
            $"""
            select * from timeline
            where id < @before
              {(stationId is null ? "" : "and station_id = @stationId")}
              {(kinds is null ? "" : "and kind in @kinds")}
              {(from is null ? "" : "and at >= @from")}
              {(to is null ? "" : "and at < @to")}
            order by id desc limit @limit
            """,
            new { stationId, kinds, before = before ?? long.MaxValue, limit, from, to });
}
