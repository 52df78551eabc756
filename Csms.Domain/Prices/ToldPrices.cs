using System.Globalization;
using Csms.Storage;
using Csms.Storage.Prices;

namespace Csms.Domain.Prices;

/// <summary>What drivers were told of the prices of their transactions.</summary>
public sealed class ToldPrices(Database database, TimeProvider clock)
{
    /// <summary>Null when nothing was told.</summary>
    public ValueTask<ToldPrice?> FindAsync(int transactionId, CancellationToken cancellation) => database.ReadAsync(
        session => ToldPriceRows.Find(session, transactionId) is { } row
            ? new ToldPrice(row.Tariff, row.Cost is { } cost ? decimal.Parse(cost, CultureInfo.InvariantCulture) : null, DateTimeOffset.FromUnixTimeMilliseconds(row.ToldAt))
            : null,
        cancellation);

    /// <summary>Keeps what is told now; what is null stays as it was told before.</summary>
    public ValueTask KeepAsync(int transactionId, string? tariff, decimal? cost, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(session => ToldPriceRows.Put(session, transactionId, tariff, cost?.ToString(CultureInfo.InvariantCulture), now), cancellation);
    }
}

/// <summary>What a driver was told last.</summary>
/// <param name="Tariff">In words.</param>
/// <param name="Cost">So far, or in the end; taxes included.</param>
public sealed record ToldPrice(string? Tariff, decimal? Cost, DateTimeOffset ToldAt);
