using Microsoft.AspNetCore.Authentication;

namespace Csms.Server.Api;

/// <summary>
/// Answers for paths under the API's prefix that are none of its calls. Without it, whatever else serves the site (the pages of a console) would
/// answer a misspelt call with a page.
/// </summary>
internal static class NoSuchCall
{
    public static Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        // Routing's own answers, such as 405, are endpoints without a route.
        if (http.GetEndpoint() is { } endpoint && (endpoint is not RouteEndpoint route || IsCall(route)))
            return next(http);
        return http.User.Identity?.IsAuthenticated == true
            ? Problems.NotFound("The API has no such call.").ExecuteAsync(http)
            : http.ChallengeAsync();
    }

    private static bool IsCall(RouteEndpoint route) => route.RoutePattern.RawText?.StartsWith(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase) == true;
}
