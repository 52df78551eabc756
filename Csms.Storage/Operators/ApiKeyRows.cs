using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Operators;

/// <summary>A key of the API as stored.</summary>
internal sealed class ApiKeyRow
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public byte[] KeyHash { get; init; } = [];

    public int Role { get; init; }

    public string? StationsJson { get; init; }

    public string? LocationsJson { get; init; }

    public long CreatedAt { get; init; }

    public long? ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }
}

/// <summary>SQL of the table api_keys.</summary>
internal static class ApiKeyRows
{
    public static IEnumerable<ApiKeyRow> List(Session session) => session.Connection.Query<ApiKeyRow>("select * from api_keys order by id");

    public static ApiKeyRow Insert(Session session, ApiKeyRow row) => session.Connection.QuerySingle<ApiKeyRow>(
        """
        insert into api_keys (name, key_hash, role, stations_json, locations_json, created_at, expires_at)
        values (@Name, @KeyHash, @Role, @StationsJson, @LocationsJson, @CreatedAt, @ExpiresAt)
        returning *
        """,
        row);

    public static bool Revoke(Session session, int id, long at) => session.Connection.Execute(
        "update api_keys set revoked_at = @at where id = @id and revoked_at is null", new { id, at }) > 0;
}
