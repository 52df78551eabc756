using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/timeline</c>: what happened to a station, and why.</summary>
internal static class TimelineApi
{
    public static void MapTimeline(this RouteGroupBuilder api) => api
        .MapGet("/stations/{stationId}/timeline", ListAsync).WithName("ListTimeline").WithTags("Stations")
        .WithSummary("Connections, refusals, boots, status, violations and commands, the newest first.").ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<ListAnswer<TimelineResource>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, StationTimeline timeline, StationRegistry stations, CancellationToken cancellationToken)
    {
        var entries = await timeline.ListAsync(stationId, page.ToPage(), cancellationToken);
        // A station that was refused or removed has a timeline too.
        if (entries.Items.Count == 0 && await stations.FindAsync(stationId, cancellationToken) is null)
            return Problems.NoStation(stationId);
        return TypedResults.Ok(ListAnswer.Of(entries, entry => new TimelineResource(entry.At, entry.Kind, entry.Reason, RawJson.Parse(entry.DetailJson))));
    }
}

/// <summary>Something that happened to a station.</summary>
/// <param name="Kind">connected, disconnected, refused, takeover, boot, status, violation, deviation, command, security, transaction or error.</param>
/// <param name="Reason">What happened and why, in words.</param>
internal sealed record TimelineResource(DateTimeOffset At, string Kind, string Reason, JsonElement? Detail);
