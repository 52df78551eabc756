using System.Text.Json;
using Csms.Server.Commands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/calls/{action}</c>: any action that a CSMS may call a station with, in the words of the station's version.</summary>
internal static class CallsApi
{
    public static void MapCalls(this RouteGroupBuilder api) => api
        .MapPost("/stations/{stationId}/calls/{action}", CallAsync)
        .WithName("CallStation").WithTags("Commands").AsCommand()
        .Accepts<JsonElement>("application/json")
        .WithSummary("Sends a CALL with the payload of the body, checked against the action's schema, and answers with the station's own answer.");

    private static async Task<Ok<CallResource>> CallAsync(
        string stationId, string action, HttpContext http, StationCommands commands, CancellationToken cancellationToken)
    {
        var payload = await ReadAsync(http.Request, cancellationToken);
        var answer = await commands.CallRawAsync(http.OriginOf(stationId), action, payload, cancellationToken);
        return TypedResults.Ok(new CallResource(
            answer.MessageId, action, RawJson.Parse(answer.Payload.Span), [.. answer.Violations.Select(ProblemViolation.Of)]));
    }

    // As it was sent: reading and writing it again would repair what the operator may want to send.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.Length == 0 ? "{}"u8.ToArray() : body.ToArray();
    }
}

/// <summary>What a station answered to a call.</summary>
/// <param name="Payload">The payload of its CALLRESULT, as it came.</param>
/// <param name="Violations">Where the answer breaks its schema; empty for a correct one.</param>
internal sealed record CallResource(string MessageId, string Action, JsonElement? Payload, IReadOnlyList<ProblemViolation> Violations);
