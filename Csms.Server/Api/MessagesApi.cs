using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Storage.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/messages</c>: what a station and we said to each other.</summary>
internal static class MessagesApi
{
    private const string FromStation = "fromStation";
    private const string ToStation = "toStation";

    public static void MapMessages(this RouteGroupBuilder api) => api
        .MapGet("/stations/{stationId}/messages", ListAsync).WithName("ListMessages").WithTags("Stations")
        .WithSummary("The message log of a station, the newest first: each CALL with its answer.").ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<ListAnswer<MessageResource>>, ProblemHttpResult>> ListAsync(
        string stationId, [AsParameters] PageQuery page, DateTimeOffset? from, DateTimeOffset? to, string? action, string? direction,
        StationRegistry stations, MessageLog log, CancellationToken cancellationToken)
    {
        if (direction is not (null or FromStation or ToStation))
            return Problems.BadRequest($"The parameter 'direction' is {FromStation} or {ToStation}.");
        var (limit, cursor) = page.ToPage();
        long before = 0;
        if (cursor is not null && !long.TryParse(cursor, out before))
            return Problems.BadRequest("The parameter 'cursor' is not one that this list gave.");
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);

        // What was answered a moment ago is expected to be seen.
        await log.FlushAsync(cancellationToken);
        var messages = await log.ListAsync(
            new MessageQuery
            {
                StationNumber = station.Key.Number,
                From = from,
                To = to,
                Action = action,
                Direction = direction switch { null => null, FromStation => MessageDirection.FromStation, _ => MessageDirection.ToStation },
                Before = cursor is null ? null : before,
                Limit = limit,
            },
            cancellationToken);
        return TypedResults.Ok(new ListAnswer<MessageResource>
        {
            Items = [.. messages.Select(MessageResource.Of)],
            Next = messages.Count == limit ? $"{messages[^1].Id}" : null,
        });
    }

    /// <summary>A CALL and how it was answered.</summary>
    internal sealed record MessageResource
    {
        /// <summary>When the CALL came or went.</summary>
        public required DateTimeOffset At { get; init; }

        /// <summary>Who sent the CALL: <c>fromStation</c> or <c>toStation</c>.</summary>
        public required string Direction { get; init; }

        public required string MessageId { get; init; }

        /// <summary>How it ended: <c>result</c>, <c>error</c>, <c>none</c> for no answer in time, <c>invalid</c> for what is no message.</summary>
        public required string Kind { get; init; }

        public required string Action { get; init; }

        /// <summary>The CALL's payload.</summary>
        public JsonElement? Payload { get; init; }

        /// <summary>The answer's payload; of an error its code, description and details.</summary>
        public JsonElement? Answer { get; init; }

        /// <summary>What was wrong with it, in words.</summary>
        public string? Violations { get; init; }

        public required double DurationMs { get; init; }

        public static MessageResource Of(LoggedMessage message) => new()
        {
            At = message.At,
            Direction = message.Direction == MessageDirection.FromStation ? FromStation : ToStation,
            MessageId = message.MessageId,
            Kind = message.AnswerKind switch
            {
                AnswerKind.Result => "result",
                AnswerKind.Error => "error",
                AnswerKind.None => "none",
                _ => "invalid",
            },
            Action = message.Action,
            Payload = RawJson.Parse(message.Request),
            Answer = RawJson.Parse(message.Answer),
            Violations = message.Violations,
            DurationMs = message.DurationMs,
        };
    }
}
