using Microsoft.AspNetCore.Http.Features;

namespace Csms.Server.Api;

/// <summary>
/// Reads ids from the path as they were sent. The server's own path leaves <c>%2F</c> encoded and decodes everything else, so that an id with a slash
/// cannot be told from one with the three characters <c>%2F</c>; the raw target can.
/// </summary>
internal static class PathValues
{
    public static Task DecodeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint)
        {
            var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0].TrimEnd('/').Split('/')[1..];
            var pattern = endpoint.RoutePattern.PathSegments;
            // Otherwise the target was given in another form (a whole URL, a path with dots) and routing's own values serve.
            if (sent.Length == pattern.Count)
            {
                for (var i = 0; i < sent.Length; i++)
                {
                    if (pattern[i].Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter])
                        http.Request.RouteValues[parameter.Name] = Uri.UnescapeDataString(sent[i]);
                }
            }
        }
        return next(http);
    }
}
