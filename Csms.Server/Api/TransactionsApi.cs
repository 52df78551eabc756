using Csms.Domain.Prices;
using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/transactions</c>: what was charged.</summary>
internal static class TransactionsApi
{
    private const int MaxNote = 500;

    public static void MapTransactions(this RouteGroupBuilder api)
    {
        var transactions = api.MapGroup("/transactions").WithTags("Transactions");
        transactions.MapGet("", ListAsync).WithName("ListTransactions").HeedsStations()
            .WithSummary("Transactions, the newest first. `Accept: text/csv`, or `?format=csv` in a link, gives all that the filters let through as CSV, however many.")
            .Produces<ListAnswer<TransactionResource>>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(400);
        transactions.MapGet("/{id}", GetAsync).WithName("GetTransaction").HeedsStations().WithSummary("One transaction, by the row's id.").ProducesProblem(404);
        transactions.MapPost("/{id}/query-status", QueryStatusAsync).WithName("QueryTransactionStatus").AsCommand()
            .WithSummary("Asks the transaction's station whether it runs and whether messages of it are still to be sent. What the station knows nothing of is ended. 2.0.1 only.");
        transactions.MapPost("/{id}/close", CloseAsync).WithName("CloseTransaction").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Ends a transaction by hand whose station will never end it. One that has ended stays as it is.");
        transactions.MapPost("/{id}/review", ReviewAsync).WithName("ReviewTransaction").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Notes that somebody has looked at the flags of a transaction. A flag that comes later asks for another review.");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] PageQuery page, [AsParameters] TransactionsFilter filter, HttpRequest request, TransactionLedger ledger, CancellationToken cancellationToken)
    {
        if (filter.WhyNot() is { } fault)
            return Problems.BadRequest(fault);
        var query = filter.ToQuery() with { StationIds = request.HttpContext.Operator().Stations };
        if (CsvWish.Of(request))
            return TypedResults.Stream(body => TransactionsCsv.WriteAsync(ledger.AllAsync(query, cancellationToken), body, cancellationToken), CsvWish.Type, "transactions.csv");
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

    private static async Task<Results<Ok<TransactionResource>, ProblemHttpResult>> ReviewAsync(
        string id, ReviewBody body, HttpContext http, TransactionLedger ledger, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Note) || body.Note.Length > MaxNote)
        {
            var words = $"Say what you found, in at most {MaxNote} characters.";
            return Problems.Unprocessable(words, new ProblemViolation("note", "length", words));
        }
        if (!int.TryParse(id, out var row) || await ledger.ReviewAsync(row, http.OperatorName(), body.Note.Trim(), cancellationToken) is not { } transaction)
            return NoTransaction(id);
        return transaction.Flags.Count > 0
            ? TypedResults.Ok(TransactionResource.Of(transaction))
            : Problems.Conflict($"Transaction {id} has no flags: there is nothing to review.");
    }

    internal static ProblemHttpResult NoTransaction(string id) => Problems.NotFound($"There is no transaction '{id}'.");
}

/// <summary>Why a transaction is ended by hand.</summary>
internal sealed record CloseBody
{
    public required string Reason { get; init; }
}

/// <summary>What was found when somebody looked at the flags of a transaction.</summary>
internal sealed record ReviewBody
{
    /// <summary>In words, at most 500 characters.</summary>
    public required string Note { get; init; }
}
