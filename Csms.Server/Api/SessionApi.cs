using Csms.Domain.Operators;
using Csms.Server.Operators;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Csms.Server.Api;

/// <summary><c>/session</c>: signing in and out, and what somebody changes of the own account.</summary>
internal static class SessionApi
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignInAsync).WithName("SignIn").AllowAnonymous().WithOwnAudit().ProducesProblem(429)
            .WithSummary("Signs a browser in; the answer sets its cookie. With a second factor on, `code` is asked for by a 401 with `codeNeeded`.");
        session.MapGet("", Get).WithName("GetSession").AllowAnonymous().WithSummary("Who makes this request, and what they may do; 204 when nobody is signed in.");
        session.MapDelete("", SignOutAsync).WithName("SignOut").ForEverybody().WithSummary("Signs this browser out.");
        var own = session.MapGroup("").AddEndpointFilter(NeedsAccount);
        own.MapPut("/password", ChangePasswordAsync).WithName("ChangePassword").ForEverybody().ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Changes the own password, and signs all other browsers out.");
        own.MapPost("/totp", OfferTotpAsync).WithName("OfferTotp").ForEverybody().ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Makes a secret for an authenticator app; it counts once a code has shown that the app has it.");
        own.MapPut("/totp", ConfirmTotpAsync).WithName("ConfirmTotp").ForEverybody().ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Asks for codes of the app from now on.");
        own.MapPost("/totp/end", EndTotpAsync).WithName("EndTotp").ForEverybody().ProducesProblem(409).ProducesProblem(422).WithSummary("Asks for codes no more.");
        own.MapGet("/browsers", ListBrowsersAsync).WithName("ListBrowsers").HeedsStations().ProducesProblem(409).WithSummary("Where one is signed in.");
        own.MapDelete("/browsers/{id:int}", RemoveBrowserAsync).WithName("RemoveBrowser").ForEverybody().ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Signs another browser out.");
    }

    private static async Task<Results<Ok<SessionResource>, ProblemHttpResult>> SignInAsync(
        SignInBody body, HttpContext http, SignInDesk desk, AuditTrail audit, IOptions<OperatorOptions> options, CancellationToken cancellationToken)
    {
        var outcome = await desk.SignInAsync(body.Name, body.Password, body.Code, http.ClientAddress(), http.Request.Headers.UserAgent.ToString(), cancellationToken);
        if (outcome is not SignInOutcome.CodeNeeded { IsWrong: false })
        {
            await audit.RecordAsync(
                new Deed
                {
                    OperatorName = Shown(body.Name), Action = outcome is SignInOutcome.Started ? "sign in" : "sign in refused",
                    Detail = WordsOf(outcome), Address = http.ClientAddress(),
                },
                cancellationToken);
        }
        switch (outcome)
        {
            case SignInOutcome.Started started:
                SignInCookie.Put(http, started.Token, options.Value.SignedInAtMost);
                return TypedResults.Ok(SessionResource.Of(started.Account));
            case SignInOutcome.Locked locked:
                var seconds = (int)Math.Ceiling(locked.RetryAfter.TotalSeconds);
                http.Response.Headers.RetryAfter = $"{seconds}";
                return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many tries", $"Too many wrong passwords. Try again in {seconds} seconds.");
            case SignInOutcome.CodeNeeded code:
                return Problems.Of(
                    StatusCodes.Status401Unauthorized, "Code needed",
                    code.IsWrong ? "The code is wrong or was used already; wait for the next one." : "Enter the code that your authenticator app shows.", ("codeNeeded", true));
            default:
                return Problems.Of(StatusCodes.Status401Unauthorized, "Not signed in", "Name or password are wrong.");
        }
    }

    private static Results<Ok<SessionResource>, NoContent> Get(HttpContext http) =>
        http.Features.Get<OperatorOfRequest>() is { } known ? TypedResults.Ok(SessionResource.Of(known)) : TypedResults.NoContent();

    private static async Task<NoContent> SignOutAsync(HttpContext http, SignIns signIns, CancellationToken cancellationToken)
    {
        if (http.Operator().SignedIn is { } signedIn)
            await signIns.EndAsync(signedIn.Account.Id, signedIn.SignInId, cancellationToken);
        SignInCookie.Remove(http);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        ChangePasswordBody body, HttpContext http, SignInDesk desk, Accounts accounts, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        if (await desk.WrongPasswordAsync(signedIn.Account, body.Password, http.ClientAddress(), cancellationToken) is { } wrong)
            return wrong;
        if (SignInDesk.WhyNot(body.NewPassword) is { } weak)
            return Problems.Unprocessable(weak, new ProblemViolation("newPassword", "password", weak));
        await accounts.ChangePasswordAsync(signedIn.Account.Id, desk.Hash(body.NewPassword), signedIn.SignInId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TotpOffer>, ProblemHttpResult>> OfferTotpAsync(
        PasswordBody body, HttpContext http, SignInDesk desk, Accounts accounts, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        if (await desk.WrongPasswordAsync(signedIn.Account, body.Password, http.ClientAddress(), cancellationToken) is { } wrong)
            return wrong;
        return await accounts.OfferTotpAsync(signedIn.Account.Id, cancellationToken) is { } offer
            ? TypedResults.Ok(new TotpOffer(offer.Text, offer.Uri, QrPicture.Of(offer.Uri)))
            : Problems.Conflict("Codes are asked for already; end that first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ConfirmTotpAsync(CodeBody body, HttpContext http, Accounts accounts, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        return await accounts.ConfirmTotpAsync(signedIn.Account.Id, body.Code, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Unprocessable("This is not the app's code of now.", new ProblemViolation("code", "totp", "This is not the app's code of now."));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndTotpAsync(
        PasswordBody body, HttpContext http, SignInDesk desk, Accounts accounts, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        if (await desk.WrongPasswordAsync(signedIn.Account, body.Password, http.ClientAddress(), cancellationToken) is { } wrong)
            return wrong;
        await accounts.EndTotpAsync(signedIn.Account.Id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ListAnswer<BrowserResource>>> ListBrowsersAsync(HttpContext http, SignIns signIns, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        return TypedResults.Ok(ListAnswer.Whole(await signIns.ListAsync(signedIn.Account.Id, cancellationToken), browser => BrowserResource.Of(browser, signedIn.SignInId)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveBrowserAsync(int id, HttpContext http, SignIns signIns, CancellationToken cancellationToken)
    {
        var signedIn = http.SignedIn();
        return await signIns.EndAsync(signedIn.Account.Id, id, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"You have no browser {id}.");
    }

    /// <summary>Refuses an API key where somebody is meant.</summary>
    internal static async ValueTask<object?> NeedsAccount(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Operator().SignedIn is null ? Problems.Conflict("An API key has no account; sign in for this.") : await next(context);

    // Behind NeedsAccount.
    internal static SignedIn SignedIn(this HttpContext http) => http.Operator().SignedIn!;

    private static async Task<ProblemHttpResult?> WrongPasswordAsync(
        this SignInDesk desk, Account account, string password, string address, CancellationToken cancellationToken) =>
        await desk.IsPasswordAsync(account, password, address, cancellationToken) switch
        {
            null => Problems.Of(StatusCodes.Status429TooManyRequests, "Too many tries", "Too many wrong passwords. Try again later."),
            false => Problems.Unprocessable("This is not your password.", new ProblemViolation("password", "password", "This is not your password.")),
            true => null,
        };

    private static string WordsOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Started => "to the console",
        SignInOutcome.Locked => "too many wrong passwords",
        SignInOutcome.CodeNeeded => "wrong code",
        _ => "wrong name or password",
    };

    // What somebody types where a name belongs may be a whole essay, or a password.
    private static string Shown(string typed) => typed.Length <= 64 ? typed : typed[..64] + "…";
}

/// <summary>Name and password, and the authenticator app's code where one is asked for.</summary>
internal sealed record SignInBody
{
    public required string Name { get; init; }

    public required string Password { get; init; }

    /// <summary>Six digits.</summary>
    public string? Code { get; init; }
}

/// <summary>A new password beside the one that counts.</summary>
internal sealed record ChangePasswordBody
{
    public required string Password { get; init; }

    /// <summary>12 to 128 characters.</summary>
    public required string NewPassword { get; init; }
}

/// <summary>The own password, where a change asks for it once more.</summary>
internal sealed record PasswordBody
{
    public required string Password { get; init; }
}

/// <summary>What the authenticator app shows.</summary>
internal sealed record CodeBody
{
    /// <summary>Six digits.</summary>
    public required string Code { get; init; }
}

/// <summary>A secret for an authenticator app, shown this once.</summary>
/// <param name="Secret">To be typed.</param>
/// <param name="Uri">What the picture says, <c>otpauth://…</c>.</param>
/// <param name="Picture">The QR code to be read by the app, as SVG.</param>
internal sealed record TotpOffer(string Secret, string Uri, string Picture);

/// <summary>A browser that one is signed in with.</summary>
/// <param name="IsThis">Whether it is the one that asks.</param>
internal sealed record BrowserResource(int Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string Address, string Client, bool IsThis)
{
    public static BrowserResource Of(SignIn browser, int own) => new(browser.Id, browser.CreatedAt, browser.LastUsedAt, browser.Address, browser.Client, browser.Id == own);
}

/// <summary>Who makes a request.</summary>
internal sealed record SessionResource
{
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The stations that the key is for; null for all.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    /// <summary>The account; null for an API key.</summary>
    public int? AccountId { get; init; }

    public bool HasTotp { get; init; }

    public static SessionResource Of(OperatorOfRequest known) => known.SignedIn is { } signedIn
        ? Of(signedIn.Account)
        : new SessionResource { Name = known.Name, Role = known.Role, Stations = known.Stations };

    public static SessionResource Of(Account account) => new() { Name = account.Name, Role = account.Role, AccountId = account.Id, HasTotp = account.HasTotp };
}
