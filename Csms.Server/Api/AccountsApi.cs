using Csms.Domain.Operators;
using Csms.Server.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/accounts</c>: who signs in to the console, and the one-time links by which each chooses a password.</summary>
internal static class AccountsApi
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        var administration = accounts.MapGroup("").ForAdministrators();
        administration.MapGet("", ListAsync).WithName("ListAccounts").WithSummary("All accounts, by name.");
        administration.MapPost("", AddAsync).WithName("AddAccount").ProducesProblem(422)
            .WithSummary("Adds somebody. The answer holds the one-time link by which they choose a password: it is shown this once.");
        administration.MapPatch("/{id:int}", ChangeAsync).WithName("ChangeAccount").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Gives another role, lets nobody sign in any more, or again.");
        administration.MapDelete("/{id:int}", RemoveAsync).WithName("RemoveAccount").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Removes an account and signs it out. What it did stays in the audit.");
        administration.MapPost("/{id:int}/link", OfferAsync).WithName("OfferPassword").ProducesProblem(404)
            .WithSummary("A one-time link for somebody who has forgotten the password; the last one counts no more.");
        administration.MapDelete("/{id:int}/totp", EndTotpAsync).WithName("RemoveTotp").ProducesProblem(404)
            .WithSummary("Asks somebody for no codes any more who has lost the app.");
        accounts.MapGet("/links/{code}", GetLinkAsync).WithName("GetAccountLink").AllowAnonymous().ProducesProblem(404).WithSummary("What a one-time link is good for.");
        accounts.MapPost("/links/{code}", AcceptLinkAsync).WithName("AcceptAccountLink").AllowAnonymous().WithOwnAudit().ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Chooses a password by a one-time link, which is used up by that.");
    }

    private static async Task<Ok<ListAnswer<Account>>> ListAsync(Accounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await accounts.ListAsync(cancellationToken), account => account));

    private static async Task<Results<Created<NewAccountResource>, ProblemHttpResult>> AddAsync(
        NewAccountBody body, HttpContext http, Accounts accounts, CancellationToken cancellationToken)
    {
        try
        {
            var (account, link) = await accounts.AddAsync(body.Name, body.Role, cancellationToken);
            Audited.Changed(http, null, account);
            return TypedResults.Created($"{ApiRoutes.Prefix}/accounts/{account.Id}", new NewAccountResource(account, LinkResource.Of(link, http)));
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken), new ProblemViolation("name", "name", StationsApi.Sentence(broken)));
        }
    }

    private static async Task<Results<Ok<Account>, ProblemHttpResult>> ChangeAsync(
        int id, AccountChangeBody body, HttpContext http, Accounts accounts, CancellationToken cancellationToken)
    {
        try
        {
            var before = await accounts.FindAsync(id, cancellationToken);
            if (await accounts.ChangeAsync(id, body.Role, body.IsDisabled, cancellationToken) is not { } account)
                return NoAccount(id);
            Audited.Changed(http, before, account);
            return TypedResults.Ok(account);
        }
        catch (LastAdministratorException last)
        {
            return Problems.Conflict(last.Message);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(int id, HttpContext http, Accounts accounts, CancellationToken cancellationToken)
    {
        try
        {
            Audited.Changed(http, await accounts.FindAsync(id, cancellationToken), null);
            return await accounts.RemoveAsync(id, cancellationToken) ? TypedResults.NoContent() : NoAccount(id);
        }
        catch (LastAdministratorException last)
        {
            return Problems.Conflict(last.Message);
        }
    }

    private static async Task<Results<Ok<LinkResource>, ProblemHttpResult>> OfferAsync(int id, HttpContext http, Accounts accounts, CancellationToken cancellationToken) =>
        await accounts.OfferPasswordAsync(id, cancellationToken) is { } link ? TypedResults.Ok(LinkResource.Of(link, http)) : NoAccount(id);

    private static async Task<Results<Ok<Account>, ProblemHttpResult>> EndTotpAsync(int id, HttpContext http, Accounts accounts, CancellationToken cancellationToken)
    {
        var before = await accounts.FindAsync(id, cancellationToken);
        if (await accounts.EndTotpAsync(id, cancellationToken) is not { } account)
            return NoAccount(id);
        Audited.Changed(http, before, account);
        return TypedResults.Ok(account);
    }

    private static async Task<Results<Ok<AccountLink>, ProblemHttpResult>> GetLinkAsync(string code, Accounts accounts, CancellationToken cancellationToken) =>
        await accounts.FindLinkAsync(code, cancellationToken) is { } link ? TypedResults.Ok(link) : NoLink();

    private static async Task<Results<Ok<Account>, ProblemHttpResult>> AcceptLinkAsync(
        string code, AcceptLinkBody body, HttpContext http, Accounts accounts, SignInDesk desk, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (await accounts.FindLinkAsync(code, cancellationToken) is null)
            return NoLink();
        if (SignInDesk.WhyNot(body.Password) is { } weak)
            return Problems.Unprocessable(weak, new ProblemViolation("password", "password", weak));
        try
        {
            if (await accounts.AcceptLinkAsync(code, body.Name, desk.Hash(body.Password), cancellationToken) is not { } account)
                return NoLink();
            await audit.RecordAsync(
                new Deed { OperatorName = account.Name, Action = "choose a password", Detail = "by a one-time link", Address = http.ClientAddress() }, cancellationToken);
            return TypedResults.Ok(account);
        }
        catch (ArgumentException broken)
        {
            return Problems.Unprocessable(StationsApi.Sentence(broken), new ProblemViolation("name", "name", StationsApi.Sentence(broken)));
        }
    }

    private static ProblemHttpResult NoAccount(int id) => Problems.NotFound($"There is no account {id}.");

    private static ProblemHttpResult NoLink() => Problems.NotFound("This link was used already, has been replaced or is over. Ask an administrator for a new one.");
}

/// <summary>Somebody to add.</summary>
internal sealed record NewAccountBody
{
    /// <summary>1 to 64 characters; upper and lower case are the same.</summary>
    public required string Name { get; init; }

    /// <summary>Viewer, Operator or Administrator.</summary>
    public required Role Role { get; init; }
}

/// <summary>What to change of an account; what is left out stays.</summary>
internal sealed record AccountChangeBody
{
    public Role? Role { get; init; }

    /// <summary>True signs it out and lets nobody sign in.</summary>
    public bool? IsDisabled { get; init; }
}

/// <summary>A password, and a name where the link is for an account that is not there yet.</summary>
internal sealed record AcceptLinkBody
{
    public string? Name { get; init; }

    /// <summary>12 to 128 characters.</summary>
    public required string Password { get; init; }
}

/// <summary>A new account and the link for its holder.</summary>
internal sealed record NewAccountResource(Account Account, LinkResource Link);

/// <summary>A one-time link, shown this once.</summary>
/// <param name="Url">The console's page where it is used.</param>
internal sealed record LinkResource(string Url, DateTimeOffset ExpiresAt)
{
    public static LinkResource Of(ShownLink link, HttpContext http) => new(FirstAccount.PathOf($"{http.Request.Scheme}://{http.Request.Host}", link.Code), link.ExpiresAt);
}
