namespace Csms.Server.Api;

/// <summary>Words for a query of which a value is no number or no time: the compiled endpoints refuse it without saying which it was.</summary>
internal static class UnreadableQuery
{
    // As long as it helps to read it back.
    private const int MaxShown = 100;

    /// <summary>What was given; null for another refusal than that.</summary>
    public static string? Explain(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status400BadRequest || http.Request.Query.Count == 0)
            return null;
        var given = string.Join(", ", http.Request.Query.Select(parameter => $"'{parameter.Key}' as '{Short($"{parameter.Value}")}'"));
        return http.Request.Query.Count == 1 ? $"The parameter cannot be read: {given}." : $"One of the parameters cannot be read: {given}.";
    }

    private static string Short(string value) => value.Length <= MaxShown ? value : value[..MaxShown] + "…";
}
