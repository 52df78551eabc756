using Csms.Domain.Readings;
using Csms.Domain.Transactions;

namespace Csms.Server.Api;

/// <summary><c>/transactions/{id}/meter-readings</c>: every sample of a transaction, as JSON page by page or as CSV in one piece.</summary>
internal static class MeterReadingsApi
{
    public static void MapMeterReadings(this RouteGroupBuilder api) => api
        .MapGet("/transactions/{id}/meter-readings", GetAsync)
        .WithName("ListMeterReadings").WithTags("Transactions").HeedsStations()
        .WithSummary("The samples of a transaction in the order in which they came. `Accept: text/csv`, or `?format=csv` in a link, gives all of them as CSV.")
        .Produces<ListAnswer<Reading>>(StatusCodes.Status200OK, "application/json", "text/csv")
        .ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> GetAsync(
        string id, [AsParameters] PageQuery page, HttpRequest request, TransactionLedger ledger, CancellationToken cancellationToken)
    {
        var (limit, cursor) = page.ToPage();
        var skipped = 0;
        if (cursor is not null && (!int.TryParse(cursor, out skipped) || skipped < 0))
            return Problems.BadRequest("The parameter 'cursor' is not one that this list gave.");
        if (!int.TryParse(id, out var row) || await ledger.FindAsync(row, cancellationToken) is not { } transaction || !request.HttpContext.Operator().MaySee(transaction.StationId))
            return TransactionsApi.NoTransaction(id);
        var readings = ledger.ReadingsAsync(row, cancellationToken);
        if (CsvWish.Of(request))
            return TypedResults.Stream(body => ReadingsCsv.WriteAsync(readings, body, cancellationToken), CsvWish.Type, $"transaction-{row}.csv");
        return TypedResults.Ok(await PageOfAsync(readings, skipped, limit));
    }

    private static async Task<ListAnswer<Reading>> PageOfAsync(IAsyncEnumerable<Reading> readings, int skipped, int limit)
    {
        // One more than asked for tells whether there is a next page.
        var items = await readings.Skip(skipped).Take(limit + 1).ToListAsync();
        return new ListAnswer<Reading>
        {
            Items = items.Count > limit ? items[..limit] : items,
            Next = items.Count > limit ? $"{skipped + limit}" : null,
        };
    }
}
