using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/authorize</c>: would this token be accepted, and why? Nothing is changed by asking, and no station or authority is asked.</summary>
internal static class AuthorizeApi
{
    public static void MapAuthorize(this RouteGroupBuilder api) =>
        api.MapPost("/authorize", AskAsync).WithTags("Tokens").WithName("Authorize").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Tells whether a token would be accepted at an EVSE, and why; nothing is changed.");

    private static async Task<Results<Ok<AuthorizeAnswer>, ProblemHttpResult>> AskAsync(
        AuthorizeQuestion body, StationRegistry stations, Authorizer authorizer, CancellationToken cancellationToken)
    {
        if (body.EvseId is not null && (body.StationId is null || body.EvseId < 1))
            return Problems.Unprocessable("An EVSE is named by its number from 1 on, together with its station.", new ProblemViolation("evseId", "range", "From 1 on, with stationId."));
        StationKey? station = null;
        if (body.StationId is not null)
        {
            station = (await stations.FindAsync(body.StationId, cancellationToken))?.Key;
            if (station is null)
                return Problems.NoStation(body.StationId);
        }
        var decision = await authorizer.AuthorizeStartAsync(
            new PresentedToken(body.IdToken, body.IdTokenType), new Presentation { Station = station, Evse = body.EvseId, At = body.At, IsDryRun = true }, cancellationToken);
        return TypedResults.Ok(new AuthorizeAnswer
        {
            Status = decision.Status, Reason = decision.Reason, GroupId = decision.GroupId, ExpiresAt = decision.ExpiresAt, CacheUntil = decision.CacheUntil, EvseIds = decision.EvseIds,
        });
    }
}

/// <summary>A token, and where and when it would be presented.</summary>
internal sealed record AuthorizeQuestion
{
    public required string IdToken { get; init; }

    /// <summary>2.0.1's type; left out as 1.6 does, which has none: any.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>Default: places are not judged.</summary>
    public string? StationId { get; init; }

    /// <summary>Default: the station as a whole.</summary>
    public int? EvseId { get; init; }

    /// <summary>Default: now.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>What the tokens and groups say.</summary>
internal sealed record AuthorizeAnswer
{
    public required AuthorizationStatus Status { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    public required string? GroupId { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when a station may use the verdict without asking again; null for as long as it likes.</summary>
    public required DateTimeOffset? CacheUntil { get; init; }

    /// <summary>The EVSEs of the station where it may charge; null for all.</summary>
    public required IReadOnlyList<int>? EvseIds { get; init; }
}
