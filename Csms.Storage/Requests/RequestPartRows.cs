using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Requests;

/// <summary>A part of a result as stored.</summary>
internal sealed class RequestPartRow
{
    public long StationNumber { get; init; }

    public string Kind { get; init; } = "";

    public int RequestId { get; init; }

    public int SeqNo { get; set; }

    public long GeneratedAt { get; init; }

    public long ReceivedAt { get; init; }

    public bool MoreFollows { get; init; }

    public string? Content { get; init; }
}

/// <summary>SQL of the table request_parts.</summary>
internal static class RequestPartRows
{
    /// <summary>False when the same part was there already.</summary>
    public static bool Put(Session session, RequestPartRow row) => session.Connection.Execute(
        """
        insert into request_parts (station_number, kind, request_id, seq_no, generated_at, received_at, more_follows, content)
        values (@StationNumber, @Kind, @RequestId, @SeqNo, @GeneratedAt, @ReceivedAt, @MoreFollows, @Content)
        on conflict (station_number, kind, request_id, seq_no) do update set
          generated_at = excluded.generated_at, received_at = excluded.received_at, more_follows = excluded.more_follows, content = excluded.content
        where excluded.generated_at <> request_parts.generated_at or excluded.more_follows <> request_parts.more_follows
          or excluded.content is not request_parts.content
        """,
        row) > 0;

    /// <summary>Whether a part is there that says the same.</summary>
    public static bool Has(Session session, long station, string kind, int requestId, bool moreFollows, string? content) => session.Connection.ExecuteScalar<int>(
        """
        select exists (
          select 1 from request_parts
          where station_number = @station and kind = @kind and request_id = @requestId and more_follows = @moreFollows and content = @content)
        """,
        new { station, kind, requestId, moreFollows, content }) > 0;

    /// <summary>How many parts of a result are there, and the number of the last one when it has come.</summary>
    public static (int Parts, int? Last) Progress(Session session, long station, string kind, int requestId) => session.Connection.QuerySingle<(int, int?)>(
        """
        select count(*), max(case when more_follows = 0 then seq_no end) from request_parts
        where station_number = @station and kind = @kind and request_id = @requestId
        """,
        new { station, kind, requestId });

    /// <summary>How much the parts of a result hold, in characters.</summary>
    public static long Length(Session session, long station, string kind, int requestId) => session.Connection.ExecuteScalar<long>(
        "select coalesce(sum(length(content)), 0) from request_parts where station_number = @station and kind = @kind and request_id = @requestId",
        new { station, kind, requestId });

    /// <summary>What the parts hold, in their order.</summary>
    public static IEnumerable<string?> Contents(Session session, long station, string kind, int requestId) => session.Connection.Query<string?>(
        "select content from request_parts where station_number = @station and kind = @kind and request_id = @requestId order by seq_no",
        new { station, kind, requestId });

    /// <summary>Whether parts of a kind that came before a time still hold something.</summary>
    public static bool HasOlder(Session session, string kind, long before) => session.Connection.ExecuteScalar<int>(
        "select exists (select 1 from request_parts where kind = @kind and received_at < @before and content is not null)", new { kind, before }) > 0;

    /// <summary>Takes away what parts hold; that they came stays.</summary>
    public static void Empty(Session session, string kind, long before) => session.Connection.Execute(
        "update request_parts set content = null where kind = @kind and received_at < @before and content is not null", new { kind, before });

    public static void Clear(Session session, long station, string kind, int requestId) => session.Connection.Execute(
        "delete from request_parts where station_number = @station and kind = @kind and request_id = @requestId", new { station, kind, requestId });
}
