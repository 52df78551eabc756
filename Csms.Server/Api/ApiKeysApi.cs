using Csms.Domain.Locations;
using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/api-keys</c>: by which programs use the API.</summary>
internal static class ApiKeysApi
{
    public static void MapApiKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("Accounts").ForAdministrators();
        keys.MapGet("", ListAsync).WithName("ListApiKeys").WithSummary("All keys there are and were, the oldest first; never what they are.");
        keys.MapPost("", AddAsync).WithName("AddApiKey").ProducesProblem(422).WithSummary("Makes a key; it is shown this once.");
        keys.MapDelete("/{id:int}", RevokeAsync).WithName("RevokeApiKey").ProducesProblem(404).WithSummary("Ends a key at once.");
    }

    private static async Task<Ok<ListAnswer<ApiKey>>> ListAsync(ApiKeys keys, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await keys.ListAsync(cancellationToken), key => key));

    private static async Task<Results<Created<ShownApiKey>, ProblemHttpResult>> AddAsync(NewApiKeyBody body, HttpContext http, ApiKeys keys, LocationBook locations, CancellationToken cancellationToken)
    {
        foreach (var (at, id) in (body.Locations ?? []).Index())
        {
            if (await locations.FindAsync(id, cancellationToken) is null)
                return Problems.Unprocessable($"There is no location '{id}'.", new ProblemViolation($"locations[{at}]", "exists", $"There is no location '{id}'."));
        }
        try
        {
            var wanted = new NewApiKey { Name = body.Name, Role = body.Role, Stations = body.Stations, Locations = body.Locations, ExpiresAt = body.ExpiresAt };
            var added = await keys.AddAsync(wanted, cancellationToken);
            Audited.Changed(http, null, added.ApiKey);
            return TypedResults.Created($"{ApiRoutes.Prefix}/api-keys/{added.ApiKey.Id}", added);
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(int id, HttpContext http, ApiKeys keys, CancellationToken cancellationToken)
    {
        var before = (await keys.ListAsync(cancellationToken)).FirstOrDefault(key => key.Id == id);
        if (!await keys.RevokeAsync(id, cancellationToken))
            return Problems.NotFound($"There is no API key {id} that opens anything.");
        Audited.Changed(http, before, (await keys.ListAsync(cancellationToken)).FirstOrDefault(key => key.Id == id));
        return TypedResults.NoContent();
    }
}

/// <summary>A key to make.</summary>
internal sealed record NewApiKeyBody
{
    /// <summary>What it is for, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Viewer, Operator or Administrator.</summary>
    public required Role Role { get; init; }

    /// <summary>The stations that it may see and command. Default: all, or those of its locations only when it has some.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    /// <summary>It may see and command what stands at these locations, today and later. Default: none beside its stations.</summary>
    public IReadOnlyList<string>? Locations { get; init; }

    /// <summary>From when on it opens nothing. Default: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
