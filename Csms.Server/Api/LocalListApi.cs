using Csms.Domain.LocalLists;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/local-list</c>: the tokens that a station knows by itself.</summary>
internal static class LocalListApi
{
    public static void MapLocalList(this RouteGroupBuilder api)
    {
        var list = api.MapGroup("/stations/{stationId}/local-list").WithTags("Local lists");
        list.MapGet("", GetAsync).WithName("GetLocalList").ProducesProblem(404).WithSummary("What a station's local list shall hold, and what is known of the one that it has.");
        list.MapPut("", PutAsync).WithName("PutLocalList").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Says which tokens belong on a station's local list; it is sent within a minute, or as soon as the station is connected.");
        list.MapPost("/sync", SyncAsync).WithName("SyncLocalList").AsCommand().WithSummary("Brings a station's local list up to date now.");
    }

    private static async Task<Results<Ok<LocalListResource>, ProblemHttpResult>> GetAsync(
        string stationId, StationRegistry stations, LocalListBook lists, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(await ShowAsync(station, lists, cancellationToken))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<LocalListResource>, ProblemHttpResult>> PutAsync(
        string stationId, LocalListBody body, StationRegistry stations, LocalListBook lists, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        if ((body.Scope == LocalListScope.Group) != !string.IsNullOrEmpty(body.GroupId))
        {
            const string Words = "The scope Group goes with a groupId, and no other does.";
            return Problems.Unprocessable(Words, new ProblemViolation("groupId", "scope", Words));
        }
        await lists.SetScopeAsync(station.Key, body.Scope, body.GroupId, cancellationToken);
        return TypedResults.Ok(await ShowAsync(station, lists, cancellationToken));
    }

    private static async Task<Ok<LocalListAnswer>> SyncAsync(string stationId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SyncLocalListAsync(http.OriginOf(stationId), cancellationToken));

    private static async Task<LocalListResource> ShowAsync(Station station, LocalListBook lists, CancellationToken cancellationToken) => new(
        await lists.FindAsync(station.Key, cancellationToken), await lists.TokensAsync(station.Key, cancellationToken),
        await lists.DifferenceAsync(station, cancellationToken));
}

/// <summary>Which tokens belong on a list.</summary>
internal sealed record LocalListBody
{
    public required LocalListScope Scope { get; init; }

    /// <summary>Whose tokens, with the scope Group.</summary>
    public string? GroupId { get; init; }
}

/// <summary>A station's local list.</summary>
/// <param name="Tokens">What the station has taken.</param>
/// <param name="Difference">Where that is not what it shall have.</param>
internal sealed record LocalListResource(LocalList List, IReadOnlyList<string> Tokens, LocalListDifference Difference);
