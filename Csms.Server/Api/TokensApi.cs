using System.ComponentModel;
using Csms.Domain.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/tokens</c>: who may charge.</summary>
internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", ListAsync).WithName("ListTokens").WithSummary("All tokens, by id.").ProducesProblem(400);
        tokens.MapPost("/import", TokenImport.ImportAsync).WithName("ImportTokens").WithOwnAudit().ProducesProblem(422)
            .WithSummary("Registers many tokens, or with `dryRun` tells what would become of each. What a row leaves out stays as it is.");
        tokens.MapGet("/{idToken}", GetAsync).WithName("GetToken").WithSummary("One token.").ProducesProblem(404);
        tokens.MapPut("/{idToken}", PutAsync).WithName("PutToken").ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Registers a token or replaces it. Upper and lower case are the same token. A key code is not kept: the name in the answer stands for it.");
        tokens.MapDelete("/{idToken}", RemoveAsync).WithName("RemoveToken").WithSummary("Removes a token.").ProducesProblem(404);
    }

    private static async Task<Ok<ListAnswer<Token>>> ListAsync(
        [AsParameters] PageQuery page, [Description("What the id begins with, or the name of a group.")] string? search, TokenBook tokens,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await tokens.ListAsync(search, page.ToPage(), cancellationToken), token => token));

    private static async Task<Results<Ok<Token>, ProblemHttpResult>> GetAsync(string idToken, TokenBook tokens, CancellationToken cancellationToken) =>
        await tokens.FindAsync(idToken, cancellationToken) is { } token ? TypedResults.Ok(token) : NoToken(idToken);

    private static async Task<Results<Ok<Token>, Created<Token>, ProblemHttpResult>> PutAsync(
        string idToken, TokenBody body, HttpContext http, TokenBook tokens, CancellationToken cancellationToken)
    {
        if (KeyCode.IsMeant(body.Type) || KeyCode.IsMeant((await tokens.FindAsync(idToken, cancellationToken))?.Type))
            Audited.HidePathEnd(http);
        var token = new Token
        {
            IdToken = idToken, Type = body.Type, Status = body.Status ?? TokenStatus.Accepted, GroupId = body.GroupId, ExpiresAt = body.ExpiresAt, ParentId = body.ParentId,
            Rules = body.Rules, Language = body.Language,
        };
        if (body.Rules?.Fault() is { } fault)
            return Problems.Unprocessable(fault.Text, new ProblemViolation(fault.Path, "rules", fault.Text));
        try
        {
            var isNew = await tokens.PutAsync(token, body.Version, cancellationToken);
            if (KeyCode.IsMeant(token.Type))
                token = token with { IdToken = KeyCode.NameOf(idToken) };
            return isNew
                ? TypedResults.Created($"{ApiRoutes.Prefix}/tokens/{Uri.EscapeDataString(token.IdToken)}", token)
                : TypedResults.Ok(token);
        }
        catch (TokenChangedException changed)
        {
            return Problems.Conflict(changed.Message);
        }
        catch (ArgumentException broken)
        {
            var words = StationsApi.Sentence(broken);
            return Problems.Unprocessable(words, new ProblemViolation(idToken.Length is 0 or > TokenBook.MaxLength ? "idToken" : "language", "length", words));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string idToken, HttpContext http, TokenBook tokens, CancellationToken cancellationToken)
    {
        if (KeyCode.IsMeant((await tokens.FindAsync(idToken, cancellationToken))?.Type))
            Audited.HidePathEnd(http);
        return await tokens.RemoveAsync(idToken, cancellationToken) ? TypedResults.NoContent() : NoToken(idToken);
    }

    private static ProblemHttpResult NoToken(string idToken) => Problems.NotFound($"There is no token '{idToken}'.");
}

/// <summary>A token's members; what is left out has its default.</summary>
internal sealed record TokenBody
{
    /// <summary>2.0.1's type, such as <c>ISO14443</c>. Default: any.</summary>
    public string? Type { get; init; }

    /// <summary>Default Accepted.</summary>
    public TokenStatus? Status { get; init; }

    public string? GroupId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Where, when and how often at once it may charge. Default: as its group's rules say, else everywhere, always, once.</summary>
    public TokenRules? Rules { get; init; }

    /// <summary>The driver's language, such as <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The `version` of the token that this change was made from, empty where there was none: 409 if it is another by now. Default: whatever there is, is replaced.</summary>
    public string? Version { get; init; }
}
