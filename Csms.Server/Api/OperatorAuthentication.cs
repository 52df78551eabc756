using System.Text.Encodings.Web;
using Csms.Domain.Locations;
using Csms.Domain.Operators;
using Csms.Server.Operators;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Csms.Server.Api;

/// <summary>Knows an operator by the key in the header <c>X-Api-Key</c>, or by the cookie of whoever is signed in.</summary>
internal sealed class OperatorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KeyDesk desk, SignIns signIns, LocationBook locations)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    /// <summary>Sent by a page that asks by itself while nobody is there: it keeps nobody signed in.</summary>
    public const string UnattendedHeader = "X-Unattended";

    private bool _isTooMuch;

    /// <summary>
    /// Whether who was let in to a request that goes on for long would be let in to it now, with the same rights. What stands at a key's locations now is what it
    /// sees from now on.
    /// </summary>
    public static async ValueTask<bool> IsStillLetInAsync(HttpContext http, ApiKeys keys, SignIns signIns, LocationBook locations)
    {
        if (http.Request.Headers[Header].ToString() is { Length: > 0 } key)
        {
            if (keys.Find(key) is not { } known)
                return false;
            http.Features.Set(await OperatorOfRequest.OfAsync(known, locations, http.RequestAborted));
            return true;
        }
        return http.Request.Cookies[SignInCookie.Name] is { } token
            && await signIns.FindAsync(token, http.RequestAborted, isUse: false) is { } signedIn && signedIn.Account.Role == http.Operator().Role;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is { Length: > 0 } key)
        {
            var (known, isTooMuch) = await desk.LookUpAsync(key, Context.ClientAddress(), Context.RequestAborted);
            _isTooMuch = isTooMuch;
            return known is not null ? Known(await OperatorOfRequest.OfAsync(known, locations, Context.RequestAborted))
                : AuthenticateResult.Fail(isTooMuch ? "Too many wrong API keys came from this address. Try again in a minute." : "The API key is over, unknown or revoked.");
        }
        if (Request.Cookies[SignInCookie.Name] is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        var isUse = !Request.Headers.ContainsKey(UnattendedHeader) && Context.GetEndpoint()?.Metadata.GetMetadata<GoesOnByItself>() is null;
        if (await signIns.FindAsync(token, Context.RequestAborted, isUse) is not { } signedIn)
            return AuthenticateResult.Fail("You are signed out: it was too long ago, or your account has changed. Sign in again.");
        return Known(OperatorOfRequest.Of(signedIn));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceAsync()).Failure;
        if (_isTooMuch)
        {
            Response.Headers.RetryAfter = $"{(int)KeyDesk.Window.TotalSeconds}";
            await Problems.Of(StatusCodes.Status429TooManyRequests, "Too many tries", failure!.Message).ExecuteAsync(Context);
            return;
        }
        Response.Headers.WWWAuthenticate = SchemeName;
        await Problems.Of(
            StatusCodes.Status401Unauthorized, "Not authenticated", failure?.Message ?? $"Sign in, or send your API key in the header {Header}.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(StatusCodes.Status403Forbidden, "Not allowed", Permission.WhyNot(Context) ?? "You may not do this.").ExecuteAsync(Context);

    private AuthenticateResult Known(OperatorOfRequest known)
    {
        Context.Features.Set(known);
        return AuthenticateResult.Success(new AuthenticationTicket(known.ToPrincipal(SchemeName), SchemeName));
    }
}

/// <summary>Marks a call that a page makes again by itself: it keeps nobody signed in.</summary>
internal sealed class GoesOnByItself;

internal static class OperatorAuthenticationExtensions
{
    public static RouteHandlerBuilder GoesOnByItself(this RouteHandlerBuilder call) => call.WithMetadata(new GoesOnByItself());
}
