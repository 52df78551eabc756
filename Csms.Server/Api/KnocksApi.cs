using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/knocks</c>: unknown stations that tried to connect. <c>POST /stations</c> admits one.</summary>
internal static class KnocksApi
{
    public static void MapKnocks(this RouteGroupBuilder api)
    {
        var knocks = api.MapGroup("/knocks").WithTags("Stations");
        knocks.MapGet("", ListAsync).WithName("ListKnocks").WithSummary("Unknown stations that tried to connect, the newest first.").ProducesProblem(400);
        knocks.MapDelete("/{stationId}", ForgetAsync).WithName("ForgetKnock").WithSummary("Dismisses an unknown station.").ProducesProblem(404);
    }

    private static async Task<Ok<ListAnswer<Knock>>> ListAsync([AsParameters] PageQuery page, Knocks knocks, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await knocks.ListAsync(page.ToPage(), cancellationToken), knock => knock));

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(string stationId, Knocks knocks, CancellationToken cancellationToken) =>
        await knocks.ForgetAsync(stationId, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"No station '{stationId}' has knocked.");
}
