using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Stations;

/// <summary>An availability that a station agreed to, as stored.</summary>
internal sealed class AvailabilityWishRow
{
    public long StationNumber { get; init; }

    /// <summary>0 is the station.</summary>
    public int Evse { get; init; }

    /// <summary>0 is all connectors of the EVSE.</summary>
    public int Connector { get; init; }

    public bool Operative { get; init; }

    public string Status { get; init; } = "";

    public long AskedAt { get; init; }
}

/// <summary>A reset that waits, as stored.</summary>
internal sealed class ScheduledResetRow
{
    /// <summary>0 is the station.</summary>
    public int Evse { get; init; }

    public long AskedAt { get; init; }
}

/// <summary>SQL of the tables availability_wishes and scheduled_resets.</summary>
internal static class WishRows
{
    public static void Put(Session session, AvailabilityWishRow row) => session.Connection.Execute(
        """
        insert into availability_wishes (station_number, evse, connector, operative, status, asked_at)
        values (@StationNumber, @Evse, @Connector, @Operative, @Status, @AskedAt)
        on conflict (station_number, evse, connector) do update set operative = excluded.operative, status = excluded.status, asked_at = excluded.asked_at
        """,
        row);

    public static void RemoveAll(Session session, long station) =>
        session.Connection.Execute("delete from availability_wishes where station_number = @station", new { station });

    public static IEnumerable<AvailabilityWishRow> List(Session session, long station) => session.Connection.Query<AvailabilityWishRow>(
        "select * from availability_wishes where station_number = @station order by evse, connector", new { station });

    public static void PutReset(Session session, long station, int evse, long askedAt) => session.Connection.Execute(
        """
        insert into scheduled_resets (station_number, evse, asked_at) values (@station, @evse, @askedAt)
        on conflict (station_number, evse) do update set asked_at = excluded.asked_at
        """,
        new { station, evse, askedAt });

    /// <summary>
    /// Those that are still to come. A station boots after its reset; an EVSE only tells its state, so that its reset is over once it has told it and nothing
    /// runs there any more.
    /// </summary>
    public static IEnumerable<ScheduledResetRow> Resets(Session session, long station) => session.Connection.Query<ScheduledResetRow>(
        """
        select evse, asked_at from scheduled_resets as resets
        where station_number = @station
          and not exists (select 1 from stations where number = @station and booted_at > asked_at)
          and (evse = 0
            or not exists (select 1 from connectors where station_number = @station and connectors.evse = resets.evse and received_at > asked_at)
            or exists (select 1 from transactions where station_number = @station and transactions.evse = resets.evse and state = 0))
        order by evse
        """,
        new { station });
}
