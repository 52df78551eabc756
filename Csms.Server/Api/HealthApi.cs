using Csms.Domain;
using Csms.Domain.Stations;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/health</c>: for whoever restarts the process or sends it traffic. Needs no key.</summary>
internal static class HealthApi
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(new HealthAnswer("live")));
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<Results<Ok<HealthAnswer>, ProblemHttpResult>> ReadyAsync(Drain drain, StationRegistry stations, CancellationToken cancellationToken)
    {
        if (drain.IsStopping)
            return NotReady("The server is being stopped.");
        try
        {
            await stations.ListAsync(new StationQuery(), new PageRequest(Limit: 1), cancellationToken);
            return TypedResults.Ok(new HealthAnswer("ready"));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database logs its own failure; who asks here only has to know not to send traffic.
            return NotReady("The database cannot be used.");
        }
    }

    private static ProblemHttpResult NotReady(string why) => Problems.Of(StatusCodes.Status503ServiceUnavailable, "Not ready", why);
}

internal sealed record HealthAnswer(string Status);
