using Csms.Domain.Bench;
using Csms.Protocol;
using Csms.Server.Bench;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/bench/scenarios</c> and <c>/bench/runs</c>: tests of stations, simulated and real, with a verdict for each step.</summary>
internal static class ScenarioRunsApi
{
    private const int MostIdToken = 36;

    public static void MapScenarioRuns(this RouteGroupBuilder api)
    {
        var bench = api.MapGroup("/bench").WithTags("Test bench");
        bench.MapGet("/scenarios", ListScenarios).WithName("ListScenarios").WithSummary("The scenarios, in the order in which one tries a new station.");
        bench.MapGet("/runs", ListAsync).WithName("ListScenarioRuns").WithSummary("Runs of scenarios, the newest first, without what was said in them.");
        bench.MapPost("/runs", StartAsync).WithName("StartScenarioRun").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Plays a scenario at a station: a simulated one of the test bench plays by itself, a real one is guided.");
        bench.MapGet("/runs/{id:long}", GetAsync).WithName("GetScenarioRun").ProducesProblem(404).WithSummary("One run, as it is now.");
        bench.MapGet("/runs/{id:long}/junit", JUnitAsync).WithName("GetScenarioRunAsJUnit").ProducesProblem(404)
            .Produces(StatusCodes.Status200OK, contentType: "application/xml").WithSummary("One run as JUnit XML, for build servers.");
        bench.MapPost("/runs/{id:long}/continue", ContinueAsync).WithName("ContinueScenarioRun").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says that what the step asks for at a real station is done, or that the step is to be skipped.");
        bench.MapPost("/runs/{id:long}/cancel", CancelAsync).WithName("CancelScenarioRun").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Ends a run; what brings the station back is still played.");
    }

    private static Ok<ListAnswer<ScenarioResource>> ListScenarios(ScenarioRuns runs) => TypedResults.Ok(ListAnswer.Whole(runs.Scenarios, ScenarioResource.Of));

    private static async Task<Ok<ListAnswer<BenchRun>>> ListAsync(
        [AsParameters] PageQuery page, string? stationId, BenchBook book, ScenarioRuns runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(
            await book.ListAsync(stationId, page.ToPage(), cancellationToken), run => runs.FindLive(run.Id) is { } live ? BenchBook.WithoutFrames(live.Now) : run));

    private static async Task<Results<Created<BenchRun>, ProblemHttpResult>> StartAsync(
        NewRunBody body, HttpContext http, ScenarioRuns runs, CancellationToken cancellationToken)
    {
        if (runs.FindScenario(body.Scenario) is not { } scenario)
            return Unprocessable("scenario", "enum", $"The scenarios are: {string.Join(", ", runs.Scenarios.Select(known => known.Name))}.");
        if (body.EvseId is < 1)
            return Unprocessable("evseId", "minimum", "EVSEs are numbered from 1 on.");
        var idToken = string.IsNullOrWhiteSpace(body.IdToken) ? null : body.IdToken.Trim();
        if (idToken?.Length > MostIdToken)
            return Unprocessable("idToken", "maxLength", $"The id of a card has at most {MostIdToken} characters.");
        try
        {
            // The audit line names the station, which the path does not.
            http.Request.RouteValues["stationId"] = body.StationId;
            var run = await runs.StartAsync(http.OriginOf(body.StationId), scenario, body.EvseId ?? 1, idToken, cancellationToken);
            return TypedResults.Created($"{ApiRoutes.Prefix}/bench/runs/{run.Id}", run);
        }
        catch (BenchRefusedException refusal)
        {
            return Problems.Conflict(refusal.Message);
        }
        catch (Exception refusal) when (Problems.OfCommand(refusal) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Results<Ok<BenchRun>, ProblemHttpResult>> GetAsync(long id, ScenarioRuns runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run ? TypedResults.Ok(run) : NoRun(id);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> JUnitAsync(long id, ScenarioRuns runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run
            ? TypedResults.File(JUnit.Write(run, runs.FindScenario(run.Scenario)?.Title ?? run.Scenario), "application/xml", $"run-{run.Id}.xml")
            : NoRun(id);

    private static async Task<Results<Ok<BenchRun>, ProblemHttpResult>> ContinueAsync(long id, ContinueBody? body, ScenarioRuns runs, CancellationToken cancellationToken)
    {
        if (runs.FindLive(id) is not { } live)
            return await runs.FindAsync(id, cancellationToken) is null ? NoRun(id) : Problems.Conflict("The run is over.");
        return live.Continue(body?.Skip ?? false) ? TypedResults.Ok(live.Now) : Problems.Conflict("No step of the run waits for anybody at the station.");
    }

    private static async Task<Results<Ok<BenchRun>, ProblemHttpResult>> CancelAsync(long id, HttpContext http, ScenarioRuns runs, CancellationToken cancellationToken)
    {
        if (runs.FindLive(id) is not { } live)
            return await runs.FindAsync(id, cancellationToken) is null ? NoRun(id) : Problems.Conflict("The run is over.");
        live.Cancel($"Cancelled by {http.OperatorName()}.");
        return TypedResults.Ok(live.Now);
    }

    private static ProblemHttpResult NoRun(long id) => Problems.NotFound($"There is no run {id}; only the newest are kept.");

    private static ProblemHttpResult Unprocessable(string path, string rule, string words) => Problems.Unprocessable(words, new ProblemViolation(path, rule, words));
}

/// <summary>A scenario to play.</summary>
internal sealed record NewRunBody
{
    public required string StationId { get; init; }

    /// <summary>The name of a scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Where. Default 1.</summary>
    public int? EvseId { get; init; }

    /// <summary>A card that may charge, for a reservation one that can be presented at the station. Default: one that is made for the run.</summary>
    public string? IdToken { get; init; }
}

/// <summary>What whoever guides a run says.</summary>
internal sealed record ContinueBody
{
    /// <summary>True goes on without the step. Default false: what it asks for is done.</summary>
    public bool? Skip { get; init; }
}

/// <summary>A test of a station.</summary>
internal sealed record ScenarioResource
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What it proves, in a sentence.</summary>
    public required string About { get; init; }

    /// <summary>Whether somebody has to do something at a real station.</summary>
    public required bool IsGuided { get; init; }

    public required IReadOnlyList<ScenarioStepResource> Steps { get; init; }

    public static ScenarioResource Of(Scenario scenario)
    {
        var steps = scenario.Steps(OcppVersion.Ocpp201);
        return new()
        {
            Name = scenario.Name,
            Title = scenario.Title,
            About = scenario.About,
            IsGuided = steps.Any(step => step.Deed is not null),
            Steps = [.. steps.Select(step => new ScenarioStepResource(step.Key, step.Title))],
        };
    }
}

/// <summary>A step of a scenario.</summary>
internal sealed record ScenarioStepResource(string Key, string Title);
