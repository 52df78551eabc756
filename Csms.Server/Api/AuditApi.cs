using System.Text.Json.Nodes;
using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/audit</c>: who did what.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api) => api
        .MapGet("/audit", ListAsync).WithName("ListAudit").WithTags("Accounts").ForAdministrators().ProducesProblem(400)
        .WithSummary("What operators did, the newest first. `text` is looked for in the action and its detail.");

    private static async Task<Ok<ListAnswer<AuditResource>>> ListAsync(
        [AsParameters] PageQuery page, string? operatorName, string? stationId, string? text, DateTimeOffset? from, DateTimeOffset? to,
        AuditTrail audit, CancellationToken cancellationToken)
    {
        var query = new AuditQuery { OperatorName = operatorName, StationId = stationId, Text = text, From = from, To = to };
        return TypedResults.Ok(ListAnswer.Of(await audit.ListAsync(query, page.ToPage(), cancellationToken), AuditResource.Of));
    }
}

/// <summary>Who did what, when and from where.</summary>
internal sealed record AuditResource
{
    public required DateTimeOffset At { get; init; }

    public required string OperatorName { get; init; }

    public required string Action { get; init; }

    public string? StationId { get; init; }

    public string? Detail { get; init; }

    /// <summary>The network address it was done from; null for what the server did by itself.</summary>
    public string? Address { get; init; }

    /// <summary>What was there before; null when that is not known, or nothing.</summary>
    public JsonNode? Before { get; init; }

    /// <summary>What is there now.</summary>
    public JsonNode? After { get; init; }

    public static AuditResource Of(AuditLine line) => new()
    {
        At = line.At, OperatorName = line.OperatorName, Action = line.Action, StationId = line.StationId, Detail = line.Detail, Address = line.Address,
        Before = line.BeforeJson is { } before ? JsonNode.Parse(before) : null, After = line.AfterJson is { } after ? JsonNode.Parse(after) : null,
    };
}
