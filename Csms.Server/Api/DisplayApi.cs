using Csms.Domain.Displays;
using Csms.Domain.Stations;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/display-messages</c>: what a 2.0.1 station shows drivers.</summary>
internal static class DisplayApi
{
    public static void MapDisplay(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/stations/{stationId}/display-messages").WithTags("Display");
        messages.MapGet("", ListAsync).WithName("ListDisplayMessages").WithSummary("The messages of a station as they are known here, by id.").ProducesProblem(404);
        messages.MapGet("/{messageId:int}", GetAsync).WithName("GetDisplayMessage").WithSummary("One message.").ProducesProblem(404);
        messages.MapPost("", AddAsync).WithName("AddDisplayMessage").AsCommand().WithSummary("Gives a station a message for its display, under a free id.");
        messages.MapPut("/{messageId:int}", PutAsync).WithName("PutDisplayMessage").AsCommand().WithSummary("The same under an id of one's own, which replaces a message that has it.");
        messages.MapDelete("/{messageId:int}", ClearAsync).WithName("ClearDisplayMessage").AsCommand().WithSummary("Takes a message from the display.");
        messages.MapPost("/refresh", RefreshAsync).WithName("RefreshDisplayMessages").AsCommand()
            .WithSummary("Asks the station for all its messages. The answer follows; what it does not name is lost and given to the station again.");
    }

    private static async Task<Results<Ok<ListAnswer<DisplayMessageResource>>, ProblemHttpResult>> ListAsync(
        string stationId, StationRegistry stations, DisplayBook displays, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await displays.ListAsync(station.Key, cancellationToken), DisplayMessageResource.Of))
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<DisplayMessageResource>, ProblemHttpResult>> GetAsync(
        string stationId, int messageId, StationRegistry stations, DisplayBook displays, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is not { } station ? Problems.NoStation(stationId)
        : await displays.FindAsync(station.Key, messageId, cancellationToken) is { } kept ? TypedResults.Ok(DisplayMessageResource.Of(kept))
        : Problems.NotFound($"Station '{stationId}' has no display message {messageId}.");

    private static async Task<Ok<DisplayAnswer>> AddAsync(
        string stationId, DisplayMessageCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetDisplayMessageAsync(http.OriginOf(stationId), null, body, cancellationToken));

    private static async Task<Ok<DisplayAnswer>> PutAsync(
        string stationId, int messageId, DisplayMessageCommand body, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.SetDisplayMessageAsync(http.OriginOf(stationId), messageId, body, cancellationToken));

    private static async Task<Ok<CommandAnswer>> ClearAsync(
        string stationId, int messageId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ClearDisplayMessageAsync(http.OriginOf(stationId), messageId, cancellationToken));

    private static async Task<Ok<RequestAnswer>> RefreshAsync(string stationId, HttpContext http, StationCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.ReadDisplayMessagesAsync(http.OriginOf(stationId), cancellationToken));
}

/// <summary>A message on a display, and what is known of its being there.</summary>
internal sealed record DisplayMessageResource
{
    public required int Id { get; init; }

    public required DisplayPriority Priority { get; init; }

    /// <summary>Shown in this state of the station only.</summary>
    public DisplayState? State { get; init; }

    public required DisplayFormat Format { get; init; }

    public string? Language { get; init; }

    public required string Content { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The station's id of the transaction that it goes with.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Whether the station has it.</summary>
    public required DisplayFate Fate { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static DisplayMessageResource Of(KeptDisplayMessage kept) => new()
    {
        Id = kept.Message.Id,
        Priority = kept.Message.Priority,
        State = kept.Message.State,
        Format = kept.Message.Format,
        Language = kept.Message.Language,
        Content = kept.Message.Content,
        StartsAt = kept.Message.StartsAt,
        EndsAt = kept.Message.EndsAt,
        TransactionId = kept.Message.TransactionId,
        Fate = kept.Fate,
        ChangedAt = kept.ChangedAt,
    };
}
