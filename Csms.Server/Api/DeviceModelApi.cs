using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>What a station reported of itself: its variables, their events and its security events.</summary>
internal static class DeviceModelApi
{
    public static void MapDeviceModel(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Device model");
        station.MapGet("/device-model", VariablesAsync).WithName("ListDeviceModel").WithSummary("The variables that a 2.0.1 station has reported.").ProducesProblem(404);
        station.MapGet("/device-events", EventsAsync).WithName("ListDeviceEvents").WithSummary("Events of a 2.0.1 station's variables, the newest first.").ProducesProblem(404);
        station.MapGet("/security-events", SecurityEventsAsync).WithName("ListSecurityEvents").WithSummary("Security events, the newest first.").ProducesProblem(404);
    }

    private static async Task<Results<Ok<ListAnswer<DeviceVariableResource>>, ProblemHttpResult>> VariablesAsync(
        string stationId, StationRegistry stations, DeviceModel model, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await model.VariablesAsync(station.Key, cancellationToken), DeviceVariableResource.Of))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<ListAnswer<DeviceEventResource>>, ProblemHttpResult>> EventsAsync(
        string stationId, [AsParameters] PageQuery page, StationRegistry stations, DeviceModel model, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await model.EventsAsync(station.Key, page.ToPage(), cancellationToken), DeviceEventResource.Of))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<ListAnswer<SecurityEvent>>, ProblemHttpResult>> SecurityEventsAsync(
        string stationId, [AsParameters] PageQuery page, StationRegistry stations, DeviceModel model, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await model.SecurityEventsAsync(station.Key, page.ToPage(), cancellationToken), securityEvent => securityEvent))
            : Problems.NoStation(stationId);
}
