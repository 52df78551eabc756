using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Server.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/stations/{id}/deviations</c> and <c>leniency-rules</c>: what a station does wrong, and a rule made of it.</summary>
internal static class StationLeniencyApi
{
    public static void MapStationLeniency(this RouteGroupBuilder api)
    {
        var station = api.MapGroup("/stations/{stationId}").WithTags("Leniency");
        station.MapGet("/deviations", DeviationsAsync).WithName("ListDeviations").ProducesProblem(404)
            .WithSummary("Which rules a station needed, and how often.");
        station.MapPost("/leniency-rules", MakeAsync).WithName("MakeLeniencyRule").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Makes a rule of a message that was refused, or of a violation, so that it is accepted from then on.");
    }

    private static async Task<Results<Ok<ListAnswer<DeviationCount>>, ProblemHttpResult>> DeviationsAsync(
        string stationId, StationRegistry stations, RuleBook book, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await book.CountsAsync(station.Key, cancellationToken), count => count))
            : Problems.NoStation(stationId);

    private static async Task<Results<Created<LeniencyRuleResource>, ProblemHttpResult>> MakeAsync(
        string stationId, ViolationBody body, StationRegistry stations, RuleMaker maker, RuleBook book, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        if (body.Fault is { } fault)
            return Problems.Unprocessable(fault.Description, fault);
        var rules = body.MessageId is { } messageId
            ? await maker.OfMessageAsync(station, messageId, body.Scope ?? RuleScope.Model, cancellationToken)
            : await maker.OfViolationAsync(station, body.Action!, body.Path!, body.Keyword!, body.Scope ?? RuleScope.Model, cancellationToken);
        return TypedResults.Created(LeniencyRulesApi.AddressOf(rules[0].Id), await LeniencyRulesApi.ShowAsync(rules, book, cancellationToken));
    }
}

/// <summary>What is to be accepted: a message that was refused, or a violation as the message log and the timeline name it.</summary>
internal sealed record ViolationBody
{
    /// <summary>A message of the message log; without the other members but <see cref="Scope"/>.</summary>
    public string? MessageId { get; init; }

    public string? Action { get; init; }

    /// <summary>The place; an index stands for all elements of its list. Empty: the payload itself.</summary>
    public string? Path { get; init; }

    public string? Keyword { get; init; }

    /// <summary>For which stations. Default Model.</summary>
    public RuleScope? Scope { get; init; }

    internal ProblemViolation? Fault => (MessageId, Action, Path, Keyword) switch
    {
        (not null, null, null, null) or (null, not null, not null, not null) => null,
        (null, null, null, null) => new ProblemViolation("messageId", "required", "Either messageId is needed, or action, path and keyword."),
        (not null, _, _, _) => new ProblemViolation("messageId", "fits", "A message says itself what is wrong: action, path and keyword are not given with messageId."),
        _ => new ProblemViolation(Action is null ? "action" : Path is null ? "path" : "keyword", "required", "action, path and keyword are needed together."),
    };
}
