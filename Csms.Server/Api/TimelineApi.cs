using System.ComponentModel;
using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/timeline</c> and <c>/timeline</c>: what happened to a station, or to any, and why.</summary>
internal static class TimelineApi
{
    public static void MapTimeline(this RouteGroupBuilder api)
    {
        api.MapGet("/stations/{stationId}/timeline", ListAsync).WithName("ListTimeline").WithTags("Stations")
            .WithSummary("Connections, refusals, boots, status, violations and commands, the newest first.").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/timeline", ListAllAsync).WithName("ListTimelineOfAll").WithTags("Overview")
            .WithSummary("What happened to all stations, the newest first.").ProducesProblem(400);
    }

    private static async Task<Results<Ok<ListAnswer<TimelineResource>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, [FromQuery, Description("Only these kinds; may be given several times.")] string[]? kind,
        StationTimeline timeline, StationRegistry stations, CancellationToken cancellationToken)
    {
        var entries = await timeline.ListAsync(stationId, kind is { Length: > 0 } ? kind : null, page.ToPage(), cancellationToken);
        // A station that was refused or removed has a timeline too.
        if (entries.Items.Count == 0 && await stations.FindAsync(stationId, cancellationToken) is null)
            return Problems.NoStation(stationId);
        return TypedResults.Ok(ListAnswer.Of(entries, TimelineResource.Of));
    }

    private static async Task<Ok<ListAnswer<TimelineResource>>> ListAllAsync([AsParameters] PageQuery page, StationTimeline timeline, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await timeline.ListAsync(null, null, page.ToPage(), cancellationToken), TimelineResource.Of));
}

/// <summary>Something that happened to a station.</summary>
/// <param name="Kind">connected, disconnected, refused, takeover, boot, status, violation, deviation, command, security, report, transaction or error.</param>
/// <param name="Reason">What happened and why, in words.</param>
internal sealed record TimelineResource(string StationId, DateTimeOffset At, string Kind, string Reason, JsonElement? Detail)
{
    public static TimelineResource Of(TimelineEntry entry) => new(entry.StationId, entry.At, entry.Kind, entry.Reason, RawJson.Parse(entry.DetailJson));
}
