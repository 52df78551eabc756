using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/knocks</c>: stations that tried to connect and were refused. <c>POST /stations</c> admits an unknown one.</summary>
internal static class KnocksApi
{
    public static void MapKnocks(this RouteGroupBuilder api)
    {
        var knocks = api.MapGroup("/knocks").WithTags("Stations");
        knocks.MapGet("", ListAsync).WithName("ListKnocks").WithSummary("Stations that tried to connect and were refused, the newest first: unknown ones, and those without the right password, certificate or subprotocol.").ProducesProblem(400);
        knocks.MapDelete("/{stationId}", ForgetAsync).WithName("ForgetKnock").WithSummary("Forgets that a station has knocked.").ProducesProblem(404);
    }

    private static async Task<Ok<ListAnswer<Knock>>> ListAsync([AsParameters] PageQuery page, Knocks knocks, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await knocks.ListAsync(page.ToPage(), cancellationToken), knock => knock));

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(string stationId, Knocks knocks, CancellationToken cancellationToken) =>
        await knocks.ForgetAsync(stationId, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"No station '{stationId}' has knocked.");
}
