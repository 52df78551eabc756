using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Domain.Events;
using Csms.Domain.Locations;
using Csms.Domain.Operators;
using Csms.Protocol.Json;

namespace Csms.Server.Api;

/// <summary><c>/events</c>: what happens, as server-sent events.</summary>
internal static class EventsApi
{
    // Proxies close a connection that is silent for a minute, some for half of one.
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    public static void MapEvents(this RouteGroupBuilder api) => api
        .MapGet("/events", StreamAsync).WithName("StreamEvents").WithTags("Events").HeedsStations().GoesOnByItself()
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream").ProducesProblem(400)
        .WithSummary("Server-sent events: station, status, transaction, meter, command, alarm, knock, change (of the list that `resource` names). `Last-Event-ID` resumes; what cannot be told any more is told as `missed`.");

    private static async Task StreamAsync(
        [Description("Of the meter events only this station's: all together are thousands in a second. None with an empty one.")] string? meterStationId,
        HttpContext http, EventStream stream, ApiKeys keys, SignIns signIns, LocationBook locations, TimeProvider time,
        IHostApplicationLifetime lifetime)
    {
        long? lastId = null;
        if (http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } resumed)
        {
            if (!long.TryParse(resumed, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw new BadHttpRequestException("The header 'Last-Event-ID' is not one that this stream gave.");
            lastId = id;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var caller = http.Operator();
        await using var events = stream.SubscribeAsync(lastId, end.Token, IsWanted).GetAsyncEnumerator(end.Token);
        // The subscription begins with the first move: whoever has the answer's head misses nothing from then on.
        var next = events.MoveNextAsync().AsTask();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            using var heartbeat = new PeriodicTimer(HeartbeatInterval, time);
            var beat = heartbeat.WaitForNextTickAsync(end.Token).AsTask();
            await WriteAsync(http.Response, ":\n\n", end.Token);
            while (true)
            {
                // The beat first: who is let in no more must not go on hearing for as long as there is always something to tell.
                if (await Task.WhenAny(beat, next) == beat)
                {
                    await beat;
                    // Whoever is signed out, disabled or revoked meanwhile hears no more; who is let in again asks again.
                    if (!await OperatorAuthentication.IsStillLetInAsync(http, keys, signIns, locations))
                        return;
                    caller = http.Operator();
                    await WriteAsync(http.Response, ":\n\n", end.Token);
                    beat = heartbeat.WaitForNextTickAsync(end.Token).AsTask();
                    continue;
                }
                if (!await next)
                    return;
                await WriteAsync(http.Response, Format(events.Current), end.Token);
                next = events.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client went or the server stops: a stream has no other end.
        }
        finally
        {
            await end.CancelAsync();
            await Settle(next);
        }

        bool IsWanted(DomainEvent happened) =>
            (happened.Kind != EventKind.Meter || meterStationId is null || meterStationId == happened.StationId) && caller.MaySee(happened.StationId);
    }

    /// <summary>One event as text. Its data is the event's content with the station and the time beside it.</summary>
    internal static string Format(DomainEvent domainEvent)
    {
        var data = DataOf(domainEvent);
        data["stationId"] = domainEvent.StationId;
        data["at"] = OcppTime.Write(domainEvent.At);
        return $"id: {domainEvent.Id}\nevent: {domainEvent.Kind}\ndata: {data.ToJsonString(ApiJson.Options)}\n\n";
    }

    /// <summary>An event's content in the words of the API.</summary>
    internal static JsonObject DataOf(DomainEvent domainEvent)
    {
        var content = EventContent.Of(domainEvent.Content);
        return JsonSerializer.SerializeToNode(content, content.GetType(), ApiJson.Options) as JsonObject ?? [];
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    // An enumerator may not be disposed of while it moves.
    private static async Task Settle(Task<bool> next)
    {
        try
        {
            await next;
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }
}
