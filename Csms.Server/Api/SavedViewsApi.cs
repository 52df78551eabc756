using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/session/views</c>: what somebody looks for among the stations again and again.</summary>
internal static class SavedViewsApi
{
    public static void MapSavedViews(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/session/views").WithTags("Session").AddEndpointFilter(SessionApi.NeedsAccount);
        views.MapGet("", ListAsync).WithName("ListViews").HeedsStations().ProducesProblem(409).WithSummary("One's own views of the stations, by name.");
        views.MapPut("/{name}", PutAsync).WithName("PutView").ForEverybody().ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Saves a view of the stations under a name, in place of the one that has the name.");
        views.MapDelete("/{name}", RemoveAsync).WithName("RemoveView").ForEverybody().ProducesProblem(404).ProducesProblem(409).WithSummary("Forgets a view.");
    }

    private static async Task<Ok<ListAnswer<SavedView>>> ListAsync(HttpContext http, SavedViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await views.ListAsync(http.SignedIn().Account.Id, cancellationToken), view => view));

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> PutAsync(
        string name, SavedViewBody body, HttpContext http, SavedViews views, CancellationToken cancellationToken)
    {
        var view = new SavedView(name.Trim(), body.Search);
        try
        {
            Audited.Changed(http, await views.PutAsync(http.SignedIn().Account.Id, view, cancellationToken), view);
            return TypedResults.Ok(view);
        }
        catch (ArgumentException broken)
        {
            var words = StationsApi.Sentence(broken);
            return Problems.Unprocessable(words, new ProblemViolation(view.Search.Length > SavedViews.MaxSearchLength ? "search" : "name", "length", words));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string name, HttpContext http, SavedViews views, CancellationToken cancellationToken) =>
        await views.RemoveAsync(http.SignedIn().Account.Id, name, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"You have no view '{name}'.");
}

/// <summary>What a view shows.</summary>
internal sealed record SavedViewBody
{
    /// <summary>What stands in the page's address after the question mark, at most 1000 characters.</summary>
    public required string Search { get; init; }
}
