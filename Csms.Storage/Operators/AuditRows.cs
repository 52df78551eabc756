using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>An audit line as stored.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }

    public long At { get; init; }

    public string OperatorName { get; init; } = "";

    public string Action { get; init; } = "";

    public string? StationId { get; init; }

    public string? Detail { get; init; }

    public string? Address { get; init; }

    public string? BeforeJson { get; init; }

    public string? AfterJson { get; init; }
}

/// <summary>SQL of the table audit.</summary>
internal static class AuditRows
{
    public static void Insert(Session session, AuditRow row) => session.Connection.Execute(
        """
        insert into audit (at, operator_name, action, station_id, detail, address, before_json, after_json)
        values (@At, @OperatorName, @Action, @StationId, @Detail, @Address, @BeforeJson, @AfterJson)
        """,
        row);

    /// <summary>The newest first; what is null is not asked for. <paramref name="text"/> is looked for in the action and in its detail.</summary>
    public static IEnumerable<AuditRow> List(Session session, string? operatorName, string? stationId, string? text, long? from, long? to, long? before, int limit) =>
        session.Connection.Query<AuditRow>(
            $"""
            select * from audit
            where id < @before
              {(operatorName is null ? "" : "and operator_name = @operatorName")}
              {(stationId is null ? "" : "and station_id = @stationId")}
              {(text is null ? "" : "and (instr(lower(action), lower(@text)) > 0 or instr(lower(detail), lower(@text)) > 0)")}
              {(from is null ? "" : "and at >= @from")}
              {(to is null ? "" : "and at < @to")}
            order by id desc limit @limit
            """,
            new { operatorName, stationId, text, from, to, before = before ?? long.MaxValue, limit });
}
