using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Protocol.Leniency;
using Csms.Server.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/leniency-rules</c>: which breaches of the specification are accepted, and how often that was needed.</summary>
internal static class LeniencyRulesApi
{
    public static void MapLeniencyRules(this RouteGroupBuilder api)
    {
        api.MapGet("/leniency-rules", ListAsync).WithName("ListLeniencyRules").WithTags("Leniency").WithSummary("The shipped rules, whether they are on, and how often each was needed.");
        api.MapPut("/leniency-rules/{ruleId}", SwitchAsync).WithName("SwitchLeniencyRule").WithTags("Leniency").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Switches a rule off or on, for all stations or for one.");
        api.MapGet("/stations/{stationId}/deviations", DeviationsAsync).WithName("ListDeviations").WithTags("Leniency").ProducesProblem(404)
            .WithSummary("Which rules a station needed, and how often.");
    }

    private static async Task<Ok<ListAnswer<LeniencyRuleResource>>> ListAsync(RuleBook book, CancellationToken cancellationToken)
    {
        var switches = await book.SwitchesAsync(cancellationToken);
        var counts = await book.CountsAsync(null, cancellationToken);
        return TypedResults.Ok(ListAnswer.Whole(
            LeniencyRules.Shipped.GroupBy(rule => rule.Id), rules => LeniencyRuleResource.Of(rules.Key, [.. rules], switches, counts)));
    }

    private static async Task<Results<Ok<LeniencyRuleResource>, ProblemHttpResult>> SwitchAsync(
        string ruleId, RuleSwitchBody body, RuleBook book, LeniencyBook leniency, StationRegistry stations, CancellationToken cancellationToken)
    {
        if (LeniencyRules.Shipped.Where(rule => rule.Id == ruleId).ToList() is not { Count: > 0 } rules)
            return Problems.NotFound($"There is no leniency rule '{ruleId}'.");
        if (body.StationId is { } id && await stations.FindAsync(id, cancellationToken) is null)
            return Problems.Unprocessable($"There is no station '{id}'.", new ProblemViolation("stationId", "exists", $"There is no station '{id}'."));
        await book.SwitchAsync(ruleId, body.StationId, body.Enabled, cancellationToken);
        // In force for the next message, not some time after this answer.
        await leniency.LoadAsync(cancellationToken);
        return TypedResults.Ok(LeniencyRuleResource.Of(
            ruleId, rules, await book.SwitchesAsync(cancellationToken), await book.CountsAsync(null, cancellationToken)));
    }

    private static async Task<Results<Ok<ListAnswer<DeviationCount>>, ProblemHttpResult>> DeviationsAsync(
        string stationId, StationRegistry stations, RuleBook book, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await book.CountsAsync(station.Key, cancellationToken), count => count))
            : Problems.NoStation(stationId);
}

/// <summary>Switches a rule.</summary>
internal sealed record RuleSwitchBody
{
    /// <summary>Null takes the switch away: what is shipped, or what holds for all stations, counts again.</summary>
    public required bool? Enabled { get; init; }

    /// <summary>Null: for all stations. A station's own switch wins.</summary>
    public string? StationId { get; init; }
}
