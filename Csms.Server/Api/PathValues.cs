using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Csms.Server.Api;

/// <summary>
/// Reads ids from the path as they were sent. The server's own path leaves <c>%2F</c> encoded and decodes everything else, so that an id with a slash
/// cannot be told from one with the three characters <c>%2F</c>; the raw target can.
/// </summary>
internal static class PathValues
{
    public static Task DecodeAsync(HttpContext http, RequestDelegate next)
    {
        foreach (var (name, value) in Sent(http))
            http.Request.RouteValues[name] = value;
        return next(http);
    }

    /// <summary>One value of the path, also before <see cref="DecodeAsync"/>; null when the path has none of this name.</summary>
    public static string? Of(HttpContext http, string name) =>
        Sent(http).FirstOrDefault(sent => sent.Name == name).Value ?? http.Request.RouteValues[name] as string;

    private static IEnumerable<(string Name, string Value)> Sent(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
            yield break;
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0].TrimEnd('/').Split('/')[1..];
        var pattern = endpoint.RoutePattern.PathSegments;
        // Otherwise the target was given in another form (a whole URL, a path with dots) and routing's own values serve.
        if (sent.Length != pattern.Count)
            yield break;
        for (var i = 0; i < sent.Length; i++)
        {
            if (pattern[i].Parts is [RoutePatternParameterPart parameter])
                yield return (parameter.Name, Uri.UnescapeDataString(sent[i]));
        }
    }
}
