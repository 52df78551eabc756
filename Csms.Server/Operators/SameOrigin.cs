namespace Csms.Server.Operators;

/// <summary>Whether a browser's request comes from our own pages, by the headers that a page cannot set: <c>Sec-Fetch-Site</c>, and <c>Origin</c> where a browser lacks it.</summary>
internal static class SameOrigin
{
    public static bool IsProven(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && Uri.Compare(origin, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
