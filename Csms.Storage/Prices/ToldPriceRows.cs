using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Prices;

/// <summary>What was told of a transaction's price as stored.</summary>
internal sealed class ToldPriceRow
{
    public string? Tariff { get; init; }

    public string? Cost { get; init; }

    public long ToldAt { get; init; }
}

/// <summary>SQL of the table told_prices.</summary>
internal static class ToldPriceRows
{
    public static ToldPriceRow? Find(Session session, int transaction) => session.Connection.QuerySingleOrDefault<ToldPriceRow>(
        "select * from told_prices where transaction_id = @transaction", new { transaction });

    /// <summary>Keeps what is given; what is null stays as it was.</summary>
    public static void Put(Session session, int transaction, string? tariff, string? cost, long at) => session.Connection.Execute(
        """
        insert into told_prices (transaction_id, tariff, cost, told_at) values (@transaction, @tariff, @cost, @at)
        on conflict (transaction_id) do update set
          tariff = coalesce(excluded.tariff, told_prices.tariff), cost = coalesce(excluded.cost, told_prices.cost), told_at = excluded.told_at
        """,
        new { transaction, tariff, cost, at });
}
