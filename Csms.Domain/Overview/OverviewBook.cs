using Csms.Storage;
using Csms.Storage.Overview;

namespace Csms.Domain.Overview;

/// <summary>How all stations are together, and what they gave over time.</summary>
public sealed class OverviewBook(Database database)
{
    /// <param name="since">From when energy counts.</param>
    public ValueTask<AllStations> CountAsync(DateTimeOffset since, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var counts = OverviewRows.Counts(session);
            return new AllStations
            {
                Registered = counts.Stations,
                Charging = counts.Charging,
                Faulted = counts.Faulted,
                ActiveTransactions = counts.Transactions,
                Alarms = [.. OverviewRows.Alarms(session).Select(row => new AlarmCount(row.Severity, row.Count))],
                EnergyWh = Math.Max(0, DeliveryRows.EnergySince(session, since.ToUnixTimeMilliseconds()) / 1000m),
            };
        },
        cancellation);

    /// <summary>By time; nothing for five minutes in which the server did not run.</summary>
    public ValueTask<IReadOnlyList<Delivery>> DeliveriesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Delivery>>(
            session =>
            [
                .. DeliveryRows.List(session, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).Select(row => new Delivery(
                    DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Looks == 0 ? null : row.Power / row.Looks / 1000m, row.Energy / 1000m)),
            ],
            cancellation);
}
