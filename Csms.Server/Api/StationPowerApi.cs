using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/power</c>: what a station really drew.</summary>
internal static class StationPowerApi
{
    private static readonly TimeSpan LongestPicture = TimeSpan.FromDays(7);

    public static void MapStationPower(this RouteGroupBuilder api) => api
        .MapGet("/stations/{stationId}/power", ListAsync).WithName("ListStationPower").WithTags("Charging profiles").ProducesProblem(400).ProducesProblem(404)
        .WithSummary("What each EVSE drew by its meter, in means of equal stretches; of the last hour when nothing else is asked for, of 7 days at most.");

    private static async Task<Results<Ok<ListAnswer<PowerPoint>>, ProblemHttpResult>> ListAsync(
        string stationId, DateTimeOffset? from, DateTimeOffset? to, StationRegistry stations, TransactionLedger ledger, TimeProvider time, CancellationToken cancellationToken)
    {
        var end = to ?? time.GetUtcNow();
        var start = from ?? end - TimeSpan.FromHours(1);
        if (start >= end || end - start > LongestPicture)
            return Problems.BadRequest($"From 'from' to 'to' is more than nothing and at most {LongestPicture.Days} days.");
        return await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await ledger.PowerAsync(station.Key, start, end, cancellationToken), point => point))
            : Problems.NoStation(stationId);
    }
}
