using System.Security.Claims;
using System.Text.Encodings.Web;
using Csms.Domain.Operators;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Csms.Server.Api;

/// <summary>Knows an operator by the key in the header <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? key = Request.Headers[Header];
        if (string.IsNullOrEmpty(key))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (keys.Find(key) is not { } known)
            return Task.FromResult(AuthenticateResult.Fail("The API key is unknown or revoked."));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, known.Name)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var detail = Request.Headers.ContainsKey(Header) ? "The API key is unknown or revoked." : $"Send your API key in the header {Header}.";
        Response.Headers.WWWAuthenticate = SchemeName;
        return Problems.Of(StatusCodes.Status401Unauthorized, "Not authenticated", detail).ExecuteAsync(Context);
    }
}
