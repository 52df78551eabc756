using System.ComponentModel;
using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage.Messages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/session</c>: what a station and we said to each other in a while, as a file that the simulator replays.</summary>
internal static class RecordedSessionApi
{
    private const string Type = "application/x-ndjson";

    /// <summary>Connections that come and go in a window; one that has more is told with its newest.</summary>
    private const int MostConnections = 10_000;

    /// <summary>Exchanges are logged as they end: one that began before others may come so much later.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    private static readonly string[] Kinds = [TimelineKind.Connected, TimelineKind.Disconnected];

    public static void MapRecordedSession(this RouteGroupBuilder api) => api
        .MapGet("/stations/{stationId}/session", GetAsync).WithName("GetRecordedSession").WithTags("Stations")
        .Produces(StatusCodes.Status200OK, contentType: Type).ProducesProblem(400).ProducesProblem(404)
        .WithSummary("The frames between a station and this server in a window of time, as JSON Lines, without secrets; `csms simulator replay` plays them.");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        string stationId, [Description("Default: since the station connected last.")] DateTimeOffset? from, [Description("Default: now.")] DateTimeOffset? to,
        StationRegistry stations, StationTimeline timeline, MessageLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        if (from >= to)
            return Problems.BadRequest("The parameter 'to' is after 'from'.");
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        var now = time.GetUtcNow();
        var end = to ?? now.AddMilliseconds(1);
        var begin = from ?? ((await timeline.ListAsync(stationId, [TimelineKind.Connected], new(1), cancellationToken)).Items is [{ At: var connectedAt }] ? connectedAt : now.AddHours(-1));
        var connections = await timeline.WindowAsync(stationId, Kinds, begin, end, MostConnections, cancellationToken);
        await log.FlushAsync(cancellationToken);
        return TypedResults.Stream(
            async body =>
            {
                await WriteAsync(body, new { Format = "csms-session/1", StationId = stationId, OcppVersion = station.OcppVersion ?? "1.6", From = begin, To = end, RecordedAt = now }, cancellationToken);
                await foreach (var line in LinesAsync(connections, log.ReadAsync(station.Key.Number, begin, end, cancellationToken)))
                    await WriteAsync(body, line, cancellationToken);
            },
            Type, $"{string.Concat(stationId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'))}.jsonl");
    }

    // Each exchange is two frames, and a later one may have begun earlier: frames wait until nothing earlier can come.
    private static async IAsyncEnumerable<object> LinesAsync(IReadOnlyList<TimelineEntry> connections, IAsyncEnumerable<LoggedMessage> exchanges)
    {
        var waiting = new PriorityQueue<object, (DateTimeOffset At, int Order)>();
        var order = 0;
        foreach (var entry in connections)
        {
            // In one instant a socket comes before what is said over it, and goes after.
            var isOpened = entry.Kind == TimelineKind.Connected;
            waiting.Enqueue(new { entry.At, Kind = isOpened ? "opened" : "closed", Words = entry.Reason }, (entry.At, isOpened ? int.MinValue + order++ : int.MaxValue / 2 + order++));
        }
        await foreach (var exchange in exchanges)
        {
            var answeredAt = exchange.At.AddMilliseconds(exchange.DurationMs);
            foreach (var (at, line) in FramesOf(exchange, answeredAt))
                waiting.Enqueue(line, (at, order++));
            while (waiting.TryPeek(out var line, out var place) && place.At < answeredAt - Disorder)
                yield return waiting.Dequeue();
        }
        while (waiting.TryDequeue(out var line, out _))
            yield return line;
    }

    private static IEnumerable<(DateTimeOffset At, object Line)> FramesOf(LoggedMessage exchange, DateTimeOffset answeredAt)
    {
        var (caller, answerer) = exchange.Direction == MessageDirection.FromStation ? ("station", "server") : ("server", "station");
        if (exchange is { AnswerKind: AnswerKind.Invalid, Direction: MessageDirection.FromStation })
        {
            yield return (exchange.At, new { exchange.At, Kind = "frame", From = caller, Raw = System.Text.Encoding.UTF8.GetString(exchange.Request) });
            yield break;
        }
        yield return (exchange.At, new { exchange.At, Kind = "frame", From = caller, Frame = new object?[] { 2, exchange.MessageId, exchange.Action, RawJson.Parse(exchange.Request) } });
        if (AnswerOf(exchange) is { } answer)
            yield return (answeredAt, new { At = answeredAt, Kind = "frame", From = answerer, Frame = answer });
    }

    private static object?[]? AnswerOf(LoggedMessage exchange)
    {
        var answer = RawJson.Parse(exchange.Answer);
        return exchange.AnswerKind switch
        {
            AnswerKind.Result => [3, exchange.MessageId, answer],
            AnswerKind.Error when answer is { ValueKind: JsonValueKind.Object } error =>
                [4, exchange.MessageId, Member(error, "code"), Member(error, "description"), Member(error, "details")],
            _ => null,
        };
    }

    private static JsonElement? Member(JsonElement error, string name) => error.TryGetProperty(name, out var member) ? member : null;

    private static async Task WriteAsync(Stream body, object line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(body, line, line.GetType(), ApiJson.Options, cancellationToken);
        await body.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
