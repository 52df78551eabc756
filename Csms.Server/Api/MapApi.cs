using Csms.Domain.Locations;
using Csms.Server.Connections;
using Csms.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Csms.Server.Api;

/// <summary><c>/map</c>: what a map of all locations shows.</summary>
internal static class MapApi
{
    public static void MapMap(this RouteGroupBuilder api)
    {
        var map = api.MapGroup("/map").WithTags("Locations");
        map.MapGet("/locations", ListAsync).WithName("ListMapLocations").HeedsStations().WithSummary("All locations, by id, with how each is, in one answer.");
        map.MapGet("/tiles", GetTiles).WithName("GetMapTiles").HeedsStations().WithSummary("Where the pictures of a map come from; `url` is null when it is drawn without.");
    }

    private static async Task<Ok<ListAnswer<MapLocation>>> ListAsync(HttpContext http, LocationBook locations, StationDirectory directory, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await locations.PinsAsync(http.Operator().Locations, cancellationToken), pin => MapLocation.Of(pin, directory)));

    private static Ok<MapTiles> GetTiles(IOptions<ConsoleOptions> options) => TypedResults.Ok(new MapTiles(
        options.Value.TileUrl.Length == 0 ? null : options.Value.TileUrl, options.Value.TileAttribution.Length == 0 ? null : options.Value.TileAttribution));
}

/// <summary>A location as a map shows it.</summary>
internal sealed record MapLocation
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required string City { get; init; }

    /// <summary>In degrees; null as long as nobody has said.</summary>
    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public required LocationFigures Figures { get; init; }

    public static MapLocation Of(LocationPin pin, StationDirectory directory) => new()
    {
        Id = pin.Id,
        Name = pin.Name,
        City = pin.City,
        Latitude = pin.Latitude,
        Longitude = pin.Longitude,
        Figures = LocationFigures.Of(pin.Stations, directory),
    };
}

/// <param name="Url">With <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; null for none.</param>
/// <param name="Attribution">Whom to thank, as text.</param>
internal sealed record MapTiles(string? Url, string? Attribution);
