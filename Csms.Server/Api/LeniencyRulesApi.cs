using System.Text.Json;
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
        var rules = api.MapGroup("/leniency-rules").WithTags("Leniency").ChangedByAdministrators();
        rules.MapGet("", ListAsync).WithName("ListLeniencyRules").WithSummary("The rules of operators and those that are shipped, whether they are on, and how often each was needed.");
        rules.MapGet("/{ruleId}", GetAsync).WithName("GetLeniencyRule").WithSummary("One rule.").ProducesProblem(404);
        rules.MapPut("/{ruleId}", PutAsync).WithName("PutLeniencyRule").Accepts<LeniencyRuleBody>("application/json")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Makes a rule or replaces it; with { enabled, stationId? } switches one off or on, for all stations or for one.");
        rules.MapDelete("/{ruleId}", RemoveAsync).WithName("RemoveLeniencyRule").WithSummary("Removes a rule that an operator made.")
            .ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<ListAnswer<LeniencyRuleResource>>> ListAsync(LeniencyBook leniency, RuleBook book, CancellationToken cancellationToken)
    {
        var switches = await book.SwitchesAsync(cancellationToken);
        var counts = await book.CountsAsync(null, cancellationToken);
        return TypedResults.Ok(ListAnswer.Whole(
            leniency.Own.Concat(LeniencyRules.Shipped).GroupBy(rule => rule.Id), rules => LeniencyRuleResource.Of([.. rules], switches, counts)));
    }

    private static async Task<Results<Ok<LeniencyRuleResource>, ProblemHttpResult>> GetAsync(
        string ruleId, LeniencyBook leniency, RuleBook book, CancellationToken cancellationToken) =>
        RulesOf(ruleId, leniency) is { Count: > 0 } rules ? TypedResults.Ok(await ShowAsync(rules, book, cancellationToken)) : NoRule(ruleId);

    // One path for what a rule says and whether it counts: the first is for operators' own rules, the second for the shipped ones too.
    private static async Task<Results<Ok<LeniencyRuleResource>, Created<LeniencyRuleResource>, ProblemHttpResult>> PutAsync(
        string ruleId, JsonElement body, RuleBook book, LeniencyBook leniency, StationRegistry stations, CancellationToken cancellationToken)
    {
        try
        {
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("enabled", out _))
                return await SwitchAsync(ruleId, body.Deserialize<RuleSwitchBody>(ApiJson.Options)!, book, leniency, stations, cancellationToken);
            return body.Deserialize<LeniencyRuleBody>(ApiJson.Options) is { } rule
                ? await ReplaceAsync(ruleId, rule, book, leniency, cancellationToken)
                : Problems.Unprocessable("A JSON object is needed.", new ProblemViolation("", "type", "A JSON object is needed."));
        }
        catch (JsonException fault)
        {
            return BodyFault.Explain(fault);
        }
    }

    private static async Task<Results<Ok<LeniencyRuleResource>, Created<LeniencyRuleResource>, ProblemHttpResult>> SwitchAsync(
        string ruleId, RuleSwitchBody body, RuleBook book, LeniencyBook leniency, StationRegistry stations, CancellationToken cancellationToken)
    {
        if (RulesOf(ruleId, leniency) is not { Count: > 0 } rules)
            return NoRule(ruleId);
        if (body.StationId is { } id && await stations.FindAsync(id, cancellationToken) is null)
            return Problems.Unprocessable($"There is no station '{id}'.", new ProblemViolation("stationId", "exists", $"There is no station '{id}'."));
        await book.SwitchAsync(ruleId, body.StationId, body.Enabled, cancellationToken);
        // In force for the next message, not some time after this answer.
        await leniency.LoadAsync(cancellationToken);
        return TypedResults.Ok(await ShowAsync(rules, book, cancellationToken));
    }

    private static async Task<Results<Ok<LeniencyRuleResource>, Created<LeniencyRuleResource>, ProblemHttpResult>> ReplaceAsync(
        string ruleId, LeniencyRuleBody body, RuleBook book, LeniencyBook leniency, CancellationToken cancellationToken)
    {
        if (LeniencyRules.IsShipped(ruleId))
            return IsShipped(ruleId);
        var rules = body.ToRules(ruleId, out var faults);
        if (faults.Count > 0)
            return Problems.Unprocessable(faults[0].Description, faults);
        if (leniency.OwnIds.Count(id => id != ruleId) >= RuleBook.MaxOwnRules)
            return Problems.Conflict($"There are {RuleBook.MaxOwnRules} rules of operators already.");
        var isNew = await book.PutAsync(new OwnRule(ruleId, StoredRules.Write(rules)), cancellationToken);
        await leniency.LoadAsync(cancellationToken);
        var shown = await ShowAsync(rules, book, cancellationToken);
        return isNew ? TypedResults.Created(AddressOf(ruleId), shown) : TypedResults.Ok(shown);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string ruleId, RuleBook book, LeniencyBook leniency, CancellationToken cancellationToken)
    {
        if (LeniencyRules.IsShipped(ruleId))
            return IsShipped(ruleId);
        if (!await book.RemoveAsync(ruleId, cancellationToken))
            return NoRule(ruleId);
        await leniency.LoadAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public static string AddressOf(string ruleId) => $"{ApiRoutes.Prefix}/leniency-rules/{ruleId}";

    public static async Task<LeniencyRuleResource> ShowAsync(IReadOnlyList<LeniencyRule> rules, RuleBook book, CancellationToken cancellationToken) =>
        LeniencyRuleResource.Of(rules, await book.SwitchesAsync(cancellationToken), await book.CountsAsync(null, cancellationToken));

    private static List<LeniencyRule> RulesOf(string ruleId, LeniencyBook leniency) =>
        [.. leniency.Own.Concat(LeniencyRules.Shipped).Where(rule => rule.Id == ruleId)];

    private static ProblemHttpResult NoRule(string ruleId) => Problems.NotFound($"There is no leniency rule '{ruleId}'.");

    private static ProblemHttpResult IsShipped(string ruleId) =>
        Problems.Conflict($"The rule '{ruleId}' comes with the program: it can be switched off and on, not changed or removed.");
}

/// <summary>Switches a rule.</summary>
internal sealed record RuleSwitchBody
{
    /// <summary>Null takes the switch away: what is shipped, or what holds for all stations, counts again.</summary>
    public required bool? Enabled { get; init; }

    /// <summary>Null: for all stations. A station's own switch wins.</summary>
    public string? StationId { get; init; }
}
