using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transactions;

/// <summary>What tells whether a transaction may never end by itself. Times in milliseconds since 1970.</summary>
internal sealed class DoubtRow
{
    public long Id { get; init; }

    public string StationId { get; init; } = "";

    public string? OcppId { get; init; }

    public int State { get; init; }

    public bool HasGap { get; init; }

    public long StartReceivedAt { get; init; }

    public long? AskedAt { get; init; }

    public long? BootedAt { get; init; }

    public long? LastSeenAt { get; init; }

    public long? RemovedAt { get; init; }

    /// <summary>When its connector was reported Available, if it was since the start.</summary>
    public long? AvailableAt { get; init; }
}

/// <summary>SQL that finds the transactions to be looked after.</summary>
internal static class DoubtRows
{
    private const string Select =
        """
        select
          transactions.id, stations.id as station_id, ocpp_id, state, has_gap, start_received_at, asked_at, booted_at, last_seen_at, removed_at,
          case when connectors.status = 'Available' and connectors.received_at > start_received_at then connectors.received_at end as available_at
        from transactions
        join stations on stations.number = transactions.station_number
        left join connectors on connectors.station_number = transactions.station_number and connectors.evse = transactions.evse
          and connectors.connector = transactions.connector
        """;

    /// <summary>All that are active, and those with gaps; as many as run, however many are stored.</summary>
    public static IEnumerable<DoubtRow> List(Session session) => session.Connection.Query<DoubtRow>(
        $"{Select} where state = 0 union all {Select} where state = 1 and has_gap = 1");

    public static DoubtRow? Find(Session session, long id) =>
        session.Connection.QuerySingleOrDefault<DoubtRow>($"{Select} where transactions.id = @id", new { id });
}
