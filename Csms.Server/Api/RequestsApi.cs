using System.Text.Json;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/requests</c>: what a station was asked for and sends later, such as reports, logs and firmware updates.</summary>
internal static class RequestsApi
{
    public static void MapRequests(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/stations/{stationId}/requests").WithTags("Requests");
        requests.MapGet("", ListAsync).WithName("ListRequests").ProducesProblem(404)
            .WithSummary("What a station was asked for and sends later, the newest first; `kind` such as `Report` or `Firmware`.");
        requests.MapGet("/{requestId:int}", GetAsync).WithName("GetRequest").ProducesProblem(404).WithSummary("One request: how far it is and how it ended.");
        requests.MapGet("/{requestId:int}/parts", PartsAsync).WithName("ListRequestParts").ProducesProblem(404)
            .WithSummary("What has come of the result, part by part; reports of the device model are found there instead.");
    }

    private static async Task<Results<Ok<ListAnswer<StationRequest>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, string? kind, StationRegistry stations, RequestBook requests, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await requests.ListAsync(station.Key, kind, page.ToPage(), cancellationToken), request => request))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<StationRequest>, ProblemHttpResult>> GetAsync(
        string stationId, int requestId, StationRegistry stations, RequestBook requests, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is not { } station ? Problems.NoStation(stationId)
        : await requests.FindAsync(station.Key, requestId, cancellationToken) is { } request ? TypedResults.Ok(request)
        : Problems.NotFound($"Station '{stationId}' was not asked with the id {requestId}.");

    private static async Task<Results<Ok<ListAnswer<JsonElement?>>, ProblemHttpResult>> PartsAsync(
        string stationId, int requestId, HttpContext http, StationRegistry stations, RequestBook requests, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        if (await requests.FindAsync(station.Key, requestId, cancellationToken) is not { } request)
            return Problems.NotFound($"Station '{stationId}' was not asked with the id {requestId}.");
        if (CustomerInformationApi.WhyNotShown(request, http.OperatorName()) is { } problem)
            return problem;
        var parts = await requests.ContentsAsync(station.Key, request.Kind, requestId, cancellationToken);
        return TypedResults.Ok(ListAnswer.Whole(parts, part => RawJson.Parse(part)));
    }
}
