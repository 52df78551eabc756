using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Stations;

/// <summary>An event of a variable as stored.</summary>
internal sealed class StationEventRow
{
    public long Id { get; init; }

    public long StationNumber { get; init; }

    public int EventId { get; init; }

    public long At { get; init; }

    public long ReceivedAt { get; init; }

    public string TriggerWord { get; init; } = "";

    public string Component { get; init; } = "";

    public string ComponentInstance { get; init; } = "";

    public string Variable { get; init; } = "";

    public string VariableInstance { get; init; } = "";

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public string Value { get; init; } = "";

    public bool Cleared { get; init; }

    public string? OcppTransactionId { get; init; }

    public string? TechCode { get; init; }

    public string? TechDetail { get; init; }

    public string Json { get; init; } = "";

    public int? MonitorId { get; init; }
}

/// <summary>A security event as stored.</summary>
internal sealed class SecurityEventRow
{
    public long Id { get; init; }

    public string Type { get; init; } = "";

    public long At { get; init; }

    public long ReceivedAt { get; init; }

    public string TechDetail { get; init; } = "";
}

/// <summary>SQL of the tables station_events and security_events.</summary>
internal static class StationEventRows
{
    /// <summary>Of each kind and station the newest are kept, about so many.</summary>
    internal const int Kept = 20_000;

    /// <summary>False when the same event was there already.</summary>
    public static bool Put(Session session, StationEventRow row)
    {
        var id = session.Connection.ExecuteScalar<long?>(
            """
            insert into station_events (
              station_number, event_id, at, received_at, trigger_word, component, component_instance, variable, variable_instance, evse, connector, value, cleared,
              ocpp_transaction_id, tech_code, tech_detail, json, monitor_id)
            values (
              @StationNumber, @EventId, @At, @ReceivedAt, @TriggerWord, @Component, @ComponentInstance, @Variable, @VariableInstance, @Evse, @Connector, @Value, @Cleared,
              @OcppTransactionId, @TechCode, @TechDetail, @Json, @MonitorId)
            on conflict do nothing
            returning id
            """,
            row);
        if (id is { } added)
            NewestRows.Keep(session, "station_events", "station_number", row.StationNumber, added, Kept);
        return id is not null;
    }

    public static IEnumerable<StationEventRow> List(Session session, long station, long? before, int limit) => session.Connection.Query<StationEventRow>(
        "select * from station_events where station_number = @station and id < @before order by id desc limit @limit",
        new { station, before = before ?? long.MaxValue, limit });

    /// <summary>False when the same event was there already.</summary>
    public static bool PutSecurity(Session session, long station, string type, long at, long receivedAt, string techDetail)
    {
        var id = session.Connection.ExecuteScalar<long?>(
            """
            insert into security_events (station_number, type, at, received_at, tech_detail) values (@station, @type, @at, @receivedAt, @techDetail)
            on conflict (station_number, at, type, tech_detail) do nothing
            returning id
            """,
            new { station, type, at, receivedAt, techDetail });
        if (id is { } added)
            NewestRows.Keep(session, "security_events", "station_number", station, added, Kept);
        return id is not null;
    }

    public static IEnumerable<SecurityEventRow> ListSecurity(Session session, long station, long? before, int limit) =>
        session.Connection.Query<SecurityEventRow>(
            "select * from security_events where station_number = @station and id < @before order by id desc limit @limit",
            new { station, before = before ?? long.MaxValue, limit });
}
