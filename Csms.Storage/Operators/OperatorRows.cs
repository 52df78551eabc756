using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>An operator as stored.</summary>
internal sealed class OperatorRow
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public byte[] KeyHash { get; init; } = [];

    public long CreatedAt { get; init; }

    public long? RevokedAt { get; init; }
}

/// <summary>An audit line as stored.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }

    public long At { get; init; }

    public string OperatorName { get; init; } = "";

    public string Action { get; init; } = "";

    public string? StationId { get; init; }

    public string? Detail { get; init; }
}

/// <summary>SQL of the tables operators and audit.</summary>
internal static class OperatorRows
{
    public static IEnumerable<OperatorRow> List(Session session) => session.Connection.Query<OperatorRow>("select * from operators order by id");

    public static OperatorRow Insert(Session session, string name, byte[] keyHash, long at) => session.Connection.QuerySingle<OperatorRow>(
        "insert into operators (name, key_hash, created_at) values (@name, @keyHash, @at) returning *", new { name, keyHash, at });

    public static bool Revoke(Session session, int id, long at) => session.Connection.Execute(
        "update operators set revoked_at = @at where id = @id and revoked_at is null", new { id, at }) > 0;

    public static void Audit(Session session, AuditRow row) => session.Connection.Execute(
        "insert into audit (at, operator_name, action, station_id, detail) values (@At, @OperatorName, @Action, @StationId, @Detail)", row);

    public static IEnumerable<AuditRow> ListAudit(Session session, long? before, int limit) => session.Connection.Query<AuditRow>(
        "select * from audit where id < @before order by id desc limit @limit", new { before = before ?? long.MaxValue, limit });
}
