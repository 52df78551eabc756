using Csms.Domain.Profiles;
using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/charging-limits</c> and <c>charging-abilities</c>: what bounds the profiles of a station.</summary>
internal static class ChargingLimitsApi
{
    public static void MapChargingLimits(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Charging profiles");
        station.MapGet("/charging-limits", LimitsAsync).WithName("ListChargingLimits").ProducesProblem(404)
            .WithSummary("The limits that others have set at the station, such as a grid operator, as the station tells them.");
        station.MapGet("/charging-abilities", AbilitiesAsync).WithName("GetChargingAbilities").ProducesProblem(404)
            .WithSummary("What the station has said that it can do with profiles: 1.6 in its configuration, 2.0.1 in reports. Profiles beyond it are not sent.");
    }

    private static async Task<Results<Ok<ListAnswer<OutsideLimit>>, ProblemHttpResult>> LimitsAsync(
        string stationId, StationRegistry stations, ChargingLimits limits, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await limits.ListAsync(station.Key, null, cancellationToken), limit => limit))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<ProfileCapabilities>, ProblemHttpResult>> AbilitiesAsync(
        string stationId, StationRegistry stations, ChargingOutlook outlook, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(await outlook.CapabilitiesAsync(station.Key, cancellationToken))
            : Problems.NoStation(stationId);
}
