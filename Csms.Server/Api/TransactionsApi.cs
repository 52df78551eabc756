using Csms.Domain.Prices;
using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/transactions</c>: what was charged.</summary>
internal static class TransactionsApi
{
    public static void MapTransactions(this RouteGroupBuilder api)
    {
        var transactions = api.MapGroup("/transactions").WithTags("Transactions");
        transactions.MapGet("", ListAsync).WithName("ListTransactions").HeedsStations().WithSummary("Transactions, the newest first.").ProducesProblem(400);
        transactions.MapGet("/{id}", GetAsync).WithName("GetTransaction").HeedsStations().WithSummary("One transaction, by the row's id.").ProducesProblem(404);
        transactions.MapPost("/{id}/query-status", QueryStatusAsync).WithName("QueryTransactionStatus").AsCommand()
            .WithSummary("Asks the transaction's station whether it runs and whether messages of it are still to be sent. What the station knows nothing of is ended. 2.0.1 only.");
        transactions.MapPost("/{id}/close", CloseAsync).WithName("CloseTransaction").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Ends a transaction by hand whose station will never end it. One that has ended stays as it is.");
    }

    private static async Task<Results<Ok<ListAnswer<TransactionResource>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, string? stationId, string? state, DateTimeOffset? from, DateTimeOffset? to,
        HttpContext http, TransactionLedger ledger, CancellationToken cancellationToken)
    {
        if (state is not (null or TransactionResource.Active or TransactionResource.Ended))
            return Problems.BadRequest($"The parameter 'state' is {TransactionResource.Active} or {TransactionResource.Ended}.");
        var query = new TransactionQuery
        {
            StationId = stationId,
            StationIds = http.Operator().Stations,
            State = state switch { null => null, TransactionResource.Active => TransactionState.Active, _ => TransactionState.Ended },
            From = from,
            To = to,
        };
        return TypedResults.Ok(ListAnswer.Of(await ledger.ListAsync(query, page.ToPage(), cancellationToken), TransactionResource.Of));
    }

    private static async Task<Results<Ok<TransactionResource>, ProblemHttpResult>> GetAsync(
        string id, HttpContext http, TransactionLedger ledger, ToldPrices prices, CancellationToken cancellationToken) =>
        int.TryParse(id, out var row) && await ledger.FindAsync(row, cancellationToken) is { } transaction && http.Operator().MaySee(transaction.StationId)
            ? TypedResults.Ok(TransactionResource.Of(transaction) with
            {
                Course = TransactionCourseResource.Of(await ledger.CourseAsync(row, cancellationToken)), Price = await prices.FindAsync(row, cancellationToken),
            })
            : NoTransaction(id);

    private static async Task<Results<Ok<TransactionResource>, ProblemHttpResult>> QueryStatusAsync(
        string id, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        int.TryParse(id, out var row)
            ? TypedResults.Ok(TransactionResource.Of(await commands.QueryTransactionAsync(http.OperatorName(), row, cancellationToken)))
            : NoTransaction(id);

    private static async Task<Results<Ok<TransactionResource>, ProblemHttpResult>> CloseAsync(
        string id, CloseBody body, HttpContext http, TransactionLedger ledger, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Reason))
            return Problems.Unprocessable("Say why.", new ProblemViolation("reason", "minLength", "Say why."));
        return int.TryParse(id, out var row) && await ledger.CloseAsync(row, http.OperatorName(), body.Reason, cancellationToken) is { } transaction
            ? TypedResults.Ok(TransactionResource.Of(transaction))
            : NoTransaction(id);
    }

    internal static ProblemHttpResult NoTransaction(string id) => Problems.NotFound($"There is no transaction '{id}'.");
}

/// <summary>Why a transaction is ended by hand.</summary>
internal sealed record CloseBody
{
    public required string Reason { get; init; }
}
