using Csms.Domain.Files;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Csms.Server.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/logs</c>: logs that a station is asked for and brings to this server.</summary>
internal static class LogsApi
{
    public static void MapLogs(this RouteGroupBuilder api)
    {
        var logs = api.MapGroup("/stations/{stationId}/logs").WithTags("Files");
        logs.MapPost("", RequestAsync).WithName("RequestLog").AsCommand().WithSummary("Asks a station for its diagnostics or security log; it brings the file to this server.");
        logs.MapGet("", ListAsync).WithName("ListLogs").ProducesProblem(404).WithSummary("Logs that were asked for, the newest first.");
        logs.MapGet("/{requestId:int}", GetAsync).WithName("GetLog").ProducesProblem(404).WithSummary("One log: how far it is.");
        logs.MapGet("/{requestId:int}/file", FileAsync).WithName("DownloadLog").ProducesProblem(404)
            .Produces(200, contentType: "application/octet-stream").WithSummary("The file that the station brought.");
        logs.MapDelete("/{requestId:int}", RemoveAsync).WithName("RemoveLog").ProducesProblem(404).WithSummary("Throws a log away; one that is still to come is refused then.");
    }

    private static async Task<Ok<RequestAnswer>> RequestAsync(
        string stationId, LogCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.RequestLogAsync(http.OriginOf(stationId), body, cancellationToken));

    private static async Task<Results<Ok<ListAnswer<LogUpload>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, StationRegistry stations, LogBook logs, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await logs.ListAsync(station.Key, page.ToPage(), cancellationToken), log => log))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<LogUpload>, ProblemHttpResult>> GetAsync(
        string stationId, int requestId, StationRegistry stations, LogBook logs, CancellationToken cancellationToken) =>
        await FindAsync(stationId, requestId, stations, logs, cancellationToken) is { } log ? TypedResults.Ok(log) : NoLog(stationId, requestId);

    private static async Task<IResult> FileAsync(
        string stationId, int requestId, StationRegistry stations, LogBook logs, FileStore store, CancellationToken cancellationToken)
    {
        if (await FindAsync(stationId, requestId, stations, logs, cancellationToken) is not { } log)
            return NoLog(stationId, requestId);
        if (log.UploadedAt is null || FileStore.Open(store.PathOf(log)) is not { } file)
            return Problems.NotFound($"The log of request {requestId} has not come.");
        // Never shown as a page of ours, whatever it holds.
        return TypedResults.File(file, "application/octet-stream", log.FileName ?? $"log-{requestId}", log.UploadedAt, enableRangeProcessing: true);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string stationId, int requestId, StationRegistry stations, LogBook logs, FileStore store, CancellationToken cancellationToken)
    {
        if (await FindAsync(stationId, requestId, stations, logs, cancellationToken) is not { } log)
            return NoLog(stationId, requestId);
        await logs.RemoveAsync(log, cancellationToken);
        FileStore.Remove(store.PathOf(log));
        return TypedResults.NoContent();
    }

    private static async Task<LogUpload?> FindAsync(string stationId, int requestId, StationRegistry stations, LogBook logs, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station ? await logs.FindAsync(station.Key, requestId, cancellationToken) : null;

    private static ProblemHttpResult NoLog(string stationId, int requestId) => Problems.NotFound($"Station '{stationId}' was not asked for a log with the id {requestId}.");
}
