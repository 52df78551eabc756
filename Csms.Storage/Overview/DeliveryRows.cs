using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Overview;

/// <summary>What was given in one stretch of time, as stored; in thousandths of a watt and of a watt-hour.</summary>
internal sealed class DeliveryRow
{
    public long At { get; init; }

    /// <summary>The sum of all looks.</summary>
    public long Power { get; init; }

    public int Looks { get; init; }

    public long Energy { get; init; }
}

/// <summary>SQL of the table deliveries.</summary>
internal static class DeliveryRows
{
    /// <summary>How much time one row is about.</summary>
    public const long StretchMs = 5 * 60_000;

    /// <summary>Some weeks, to hold a day against the same one before.</summary>
    private const long KeptMs = 40L * 24 * 3_600_000;

    /// <summary>Adds a look at the power of all stations, and forgets what is too old.</summary>
    public static void AddPower(Session session, long at, long power) => session.Connection.Execute(
        """
        insert into deliveries (at, power, looks) values (@at, @power, 1)
        on conflict (at) do update set power = deliveries.power + excluded.power, looks = deliveries.looks + 1;
        delete from deliveries where at < @at - @kept
        """,
        new { at = Stretch(at), power, kept = KeptMs });

    /// <summary>Adds energy that has become known; less than nothing where something was corrected.</summary>
    public static void AddEnergy(Session session, long at, long energy) => session
        .Prepare("insert into deliveries (at, energy) values (@at, @energy) on conflict (at) do update set energy = deliveries.energy + excluded.energy")
        .Bind(Stretch(at)).Bind(energy).Run();

    /// <summary>By time.</summary>
    public static IEnumerable<DeliveryRow> List(Session session, long from, long to) =>
        session.Connection.Query<DeliveryRow>("select * from deliveries where at >= @from and at < @to order by at", new { from, to });

    public static long EnergySince(Session session, long from) =>
        session.Connection.ExecuteScalar<long>("select coalesce(sum(energy), 0) from deliveries where at >= @from", new { from });

    private static long Stretch(long at) => at - (at % StretchMs);
}
