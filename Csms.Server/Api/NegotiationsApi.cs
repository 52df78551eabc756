using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/transactions/{id}/negotiations</c>: what a vehicle needed, what it was offered, what it plans.</summary>
internal static class NegotiationsApi
{
    public static void MapNegotiations(this RouteGroupBuilder api) => api
        .MapGet("/transactions/{id}/negotiations", ListAsync).WithName("ListNegotiations").WithTags("Charging profiles").ProducesProblem(404)
        .WithSummary("What the vehicle of a transaction has told by ISO 15118, the oldest first: its needs, the schedule offered, its plan and the verdict over it.");

    private static async Task<Results<Ok<ListAnswer<Negotiation>>, ProblemHttpResult>> ListAsync(
        string id, TransactionLedger ledger, StationRegistry stations, Negotiations negotiations, CancellationToken cancellationToken) =>
        int.TryParse(id, out var row) && await ledger.FindAsync(row, cancellationToken) is { } transaction
            && await stations.FindAsync(transaction.StationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await negotiations.ListAsync(station.Key, transaction.OcppTransactionId, cancellationToken), negotiation => negotiation))
            : TransactionsApi.NoTransaction(id);
}
