using Csms.Domain.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/token-groups</c>: what the tokens of a group share.</summary>
internal static class TokenGroupsApi
{
    public static void MapTokenGroups(this RouteGroupBuilder api)
    {
        var groups = api.MapGroup("/token-groups").WithTags("Tokens");
        groups.MapGet("", ListAsync).WithName("ListTokenGroups").WithSummary("The groups with rules of their own, by id.").ProducesProblem(400);
        groups.MapGet("/{groupId}", GetAsync).WithName("GetTokenGroup").WithSummary("One group.").ProducesProblem(404);
        groups.MapPut("/{groupId}", PutAsync).WithName("PutTokenGroup").ProducesProblem(422)
            .WithSummary("Registers a group's rules or replaces them. Tokens are in it by naming it; upper and lower case are the same group.");
        groups.MapDelete("/{groupId}", RemoveAsync).WithName("RemoveTokenGroup").ProducesProblem(404)
            .WithSummary("Removes a group's rules. Its tokens stay, and go on to name it.");
    }

    private static async Task<Ok<ListAnswer<TokenGroup>>> ListAsync([AsParameters] PageQuery page, TokenGroups groups, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await groups.ListAsync(page.ToPage(), cancellationToken), group => group));

    private static async Task<Results<Ok<TokenGroup>, ProblemHttpResult>> GetAsync(string groupId, TokenGroups groups, CancellationToken cancellationToken) =>
        await groups.FindAsync(groupId, cancellationToken) is { } group ? TypedResults.Ok(group) : NoGroup(groupId);

    private static async Task<Results<Ok<TokenGroup>, Created<TokenGroup>, ProblemHttpResult>> PutAsync(
        string groupId, TokenGroupBody body, TokenGroups groups, CancellationToken cancellationToken)
    {
        if (body.Rules?.Fault() is { } fault)
            return Problems.Unprocessable(fault.Text, new ProblemViolation(fault.Path, "rules", fault.Text));
        var group = new TokenGroup { GroupId = groupId, Status = body.Status ?? TokenStatus.Accepted, MasterPass = body.MasterPass ?? false, Rules = body.Rules };
        try
        {
            return await groups.PutAsync(group, cancellationToken)
                ? TypedResults.Created($"{ApiRoutes.Prefix}/token-groups/{Uri.EscapeDataString(groupId)}", group)
                : TypedResults.Ok(group);
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string groupId, TokenGroups groups, CancellationToken cancellationToken) =>
        await groups.RemoveAsync(groupId, cancellationToken) ? TypedResults.NoContent() : NoGroup(groupId);

    private static ProblemHttpResult NoGroup(string groupId) => Problems.NotFound($"There is no token group '{groupId}'.");
}

/// <summary>A group's members; what is left out has its default.</summary>
internal sealed record TokenGroupBody
{
    /// <summary>Anything but Accepted is the status of every token in it. Default Accepted.</summary>
    public TokenStatus? Status { get; init; }

    /// <summary>Its tokens stop any transaction and start none. Default false.</summary>
    public bool? MasterPass { get; init; }

    /// <summary>For what a token's own rules leave open.</summary>
    public TokenRules? Rules { get; init; }
}
