using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Timeline;

/// <summary>A timeline entry as stored.</summary>
internal sealed class TimelineRow
{
    public long Id { get; init; }

    public long At { get; init; }

    public string Kind { get; init; } = "";

    public string Reason { get; init; } = "";

    public string? DetailJson { get; init; }
}

/// <summary>SQL of the table timeline.</summary>
internal static class TimelineRows
{
    public static void Insert(Session session, string stationId, long at, string kind, string reason, string? detailJson) => session
        .Prepare("insert into timeline (station_id, at, kind, reason, detail_json) values (@station_id, @at, @kind, @reason, @detail_json)")
        .Bind(stationId).Bind(at).Bind(kind).Bind(reason).Bind(detailJson).Run();

    public static IEnumerable<TimelineRow> List(Session session, string stationId, long? before, int limit) => session.Connection.Query<TimelineRow>(
        "select * from timeline where station_id = @stationId and id < @before order by id desc limit @limit",
        new { stationId, before = before ?? long.MaxValue, limit });
}
