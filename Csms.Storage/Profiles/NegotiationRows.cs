using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Profiles;

/// <summary>A vehicle's needs as stored, with what followed.</summary>
internal sealed class NegotiationRow
{
    public int Number { get; init; }

    public long StationNumber { get; init; }

    public string StationId { get; init; } = "";

    public int Evse { get; init; }

    public string? OcppTransactionId { get; set; }

    public string Needs { get; init; } = "";

    public long ReceivedAt { get; init; }

    public string Status { get; init; } = "";

    public long? DueAt { get; set; }

    public int? ProfileId { get; set; }

    public long? OfferedAt { get; set; }

    public string? Note { get; set; }

    public string? Plan { get; set; }

    public long? PlanAt { get; set; }

    public bool? PlanAccepted { get; set; }

    public string? PlanReason { get; set; }

    public int Renegotiations { get; set; }
}

/// <summary>SQL of the table ev_needs.</summary>
internal static class NegotiationRows
{
    private const string Select = "select ev_needs.*, stations.id as station_id from ev_needs join stations on stations.number = station_number";

    public static int Insert(Session session, NegotiationRow row) => session.Connection.ExecuteScalar<int>(
        """
        insert into ev_needs (station_number, evse, ocpp_transaction_id, needs, received_at, status, due_at, note)
        values (@StationNumber, @Evse, @OcppTransactionId, @Needs, @ReceivedAt, @Status, @DueAt, @Note)
        returning number
        """,
        row);

    public static void Update(Session session, NegotiationRow row) => session.Connection.Execute(
        """
        update ev_needs set
          ocpp_transaction_id = @OcppTransactionId, due_at = @DueAt, profile_id = @ProfileId, offered_at = @OfferedAt, note = @Note, plan = @Plan,
          plan_at = @PlanAt, plan_accepted = @PlanAccepted, plan_reason = @PlanReason, renegotiations = @Renegotiations
        where number = @Number
        """,
        row);

    /// <summary>Newer needs take the place of those that still wait; those without a transaction are of no use any more.</summary>
    public static void Supersede(Session session, long station, int evse) => session.Connection.Execute(
        """
        delete from ev_needs where station_number = @station and evse = @evse and ocpp_transaction_id is null;
        update ev_needs set due_at = null, note = 'Newer needs came.' where station_number = @station and evse = @evse and due_at is not null
        """,
        new { station, evse });

    /// <summary>How many needs of a station there are whose transaction is not known.</summary>
    public static int CountWaiting(Session session, long station) => session.Connection.ExecuteScalar<int>(
        "select count(*) from ev_needs where station_number = @station and ocpp_transaction_id is null", new { station });

    /// <summary>Removes the oldest of a transaction where there are more.</summary>
    public static void KeepNewest(Session session, long station, string ocppTransactionId, int most) => session.Connection.Execute(
        """
        delete from ev_needs where station_number = @station and ocpp_transaction_id = @ocppTransactionId and number <= (
          select number from ev_needs where station_number = @station and ocpp_transaction_id = @ocppTransactionId order by number desc limit 1 offset @most)
        """,
        new { station, ocppTransactionId, most });

    public static NegotiationRow? Find(Session session, int number) =>
        session.Connection.QuerySingleOrDefault<NegotiationRow>($"{Select} where ev_needs.number = @number", new { number });

    public static NegotiationRow? FindLast(Session session, long station, int evse) => session.Connection.QueryFirstOrDefault<NegotiationRow>(
        $"{Select} where station_number = @station and evse = @evse order by ev_needs.number desc limit 1", new { station, evse });

    public static IEnumerable<NegotiationRow> Due(Session session, int limit) =>
        session.Connection.Query<NegotiationRow>($"{Select} where due_at is not null order by due_at limit @limit", new { limit });

    public static IEnumerable<NegotiationRow> List(Session session, long station, string ocppTransactionId) => session.Connection.Query<NegotiationRow>(
        $"{Select} where station_number = @station and ocpp_transaction_id = @ocppTransactionId order by ev_needs.number", new { station, ocppTransactionId });
}
