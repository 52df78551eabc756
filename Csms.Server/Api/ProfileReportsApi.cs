using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Csms.Server.SmartCharging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/charging-profiles/reports</c> and <c>reconcile</c>: which profiles a station really has.</summary>
internal static class ProfileReportsApi
{
    public static void MapProfileReports(this RouteGroupBuilder api)
    {
        var profiles = api.MapGroup("/stations/{stationId}/charging-profiles").WithTags("Charging profiles");
        profiles.MapPost("/reports", AskAsync).WithName("ReportChargingProfiles").AsCommand()
            .WithSummary("Asks a 2.0.1 station which profiles it has; what comes is found by the request's id.");
        profiles.MapGet("/reports/{requestId:int}", GetAsync).WithName("GetChargingProfileReport").ProducesProblem(404)
            .WithSummary("What has come of a report, and, when all profiles were asked for, what differs from those that are kept.");
        profiles.MapPost("/reconcile", ReconcileAsync).WithName("ReconcileChargingProfiles").AsCommand()
            .WithSummary("Asks a 2.0.1 station for all its profiles and sends again what it has lost. Foreign ones are told in the timeline.");
    }

    private static async Task<Ok<RequestAnswer>> AskAsync(
        string stationId, ProfileReportCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.AskAsync(
            http.OriginOf(stationId), "report-charging-profiles", body, new NewRequest { Kind = RequestKind.ChargingProfiles },
            (version, station, id) => version.ReportChargingProfilesAsync(station, id, body, cancellationToken), cancellationToken));

    private static async Task<Ok<RequestAnswer>> ReconcileAsync(string stationId, HttpContext http, ProfileMender mender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mender.ReconcileAsync(http.OriginOf(stationId), cancellationToken));

    private static async Task<Results<Ok<ProfileReportResource>, ProblemHttpResult>> GetAsync(
        string stationId, int requestId, StationRegistry stations, RequestBook requests, ChargingProfiles profiles, ProfileMender mender, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        if (await requests.FindAsync(station.Key, requestId, cancellationToken) is not { Kind: RequestKind.ChargingProfiles } request)
            return Problems.NotFound($"Station '{stationId}' was not asked for charging profiles with the id {requestId}.");
        var reported = await mender.ReportAsync(station.Key, requestId, cancellationToken);
        var kept = await profiles.ListAsync(station.Key, cancellationToken);
        return TypedResults.Ok(new ProfileReportResource
        {
            State = request.State,
            Status = request.Status,
            Reported = reported,
            Comparison = request.State == RequestState.Done || request.Status == "NoProfiles" ? ProfileComparison.Of(kept, reported) : null,
        });
    }
}

/// <summary>What a station has said of its profiles.</summary>
internal sealed record ProfileReportResource
{
    public required RequestState State { get; init; }

    /// <summary>The station's word: <c>Accepted</c>, or <c>NoProfiles</c> when nothing meets the question.</summary>
    public string? Status { get; init; }

    public required IReadOnlyList<ReportedProfiles> Reported { get; init; }

    /// <summary>Beside all that is kept, so only meant for a report without criteria. Null while the report is not complete.</summary>
    public ProfileComparison? Comparison { get; init; }
}
