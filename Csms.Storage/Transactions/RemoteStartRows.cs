using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transactions;

/// <summary>A remote start as stored.</summary>
internal sealed class RemoteStartRow
{
    public int Id { get; init; }

    public long StationNumber { get; init; }

    public string StationId { get; init; } = "";

    public string IdToken { get; init; } = "";

    public string? IdTokenType { get; init; }

    public string TokenKey { get; init; } = "";

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public long RequestedAt { get; init; }

    public string OperatorName { get; init; } = "";

    public string? Status { get; init; }

    public int? TransactionId { get; init; }
}

/// <summary>SQL of the table remote_starts.</summary>
internal static class RemoteStartRows
{
    private const string Select = "select remote_starts.*, stations.id as station_id from remote_starts join stations on stations.number = station_number";

    public static int Insert(Session session, RemoteStartRow row) => session.Connection.ExecuteScalar<int>(
        """
        insert into remote_starts (station_number, id_token, id_token_type, token_key, evse, connector, requested_at, operator_name)
        values (@StationNumber, @IdToken, @IdTokenType, @TokenKey, @Evse, @Connector, @RequestedAt, @OperatorName)
        returning id
        """,
        row);

    public static void Answer(Session session, int id, string status) =>
        session.Connection.Execute("update remote_starts set status = @status where id = @id", new { id, status });

    /// <summary>Names the transaction that a remote start brought about; the first one stays.</summary>
    public static void Link(Session session, long station, int id, long transaction) => session.Connection.Execute(
        "update remote_starts set transaction_id = @transaction where id = @id and station_number = @station and transaction_id is null",
        new { id, station, transaction });

    public static RemoteStartRow? Find(Session session, int id) =>
        session.Connection.QuerySingleOrDefault<RemoteStartRow>($"{Select} where remote_starts.id = @id", new { id });

    /// <summary>The newest remote start that a start of this token on this EVSE answers; null when none waits.</summary>
    public static int? Waiting(Session session, long station, string tokenKey, string codeKey, int evse, long since, long until) => session.Connection.ExecuteScalar<int?>(
        """
        select id from remote_starts
        where station_number = @station and transaction_id is null and token_key in (@tokenKey, @codeKey) and (evse is null or evse = @evse)
          and requested_at between @since and @until and (status is null or status = 'Accepted')
        order by id desc limit 1
        """,
        new { station, tokenKey, codeKey, evse, since, until });
}
