using Microsoft.Net.Http.Headers;

namespace Csms.Server.Api;

/// <summary>Whether a list is wanted as CSV: by <c>Accept: text/csv</c>, or by <c>?format=csv</c>, which a link can say.</summary>
internal static class CsvWish
{
    public const string Type = "text/csv; charset=utf-8";

    public static bool Of(HttpRequest request) => request.Query["format"] == "csv"
        || (request.GetTypedHeaders().Accept is { Count: > 0 } accepted
            && accepted.OrderByDescending(type => type.Quality ?? 1).First().IsSubsetOf(new MediaTypeHeaderValue("text/csv")));
}
