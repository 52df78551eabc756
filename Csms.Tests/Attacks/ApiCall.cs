using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Attacks;

/// <summary>A call of the API, as its document has it: what is added to the API is attacked by that.</summary>
/// <param name="Name">Such as <c>GET /stations/{stationId}</c>.</param>
internal sealed partial record ApiCall(string Name, string Method, string Template, JsonNode Operation)
{
    public const string Prefix = "/api/v1";

    public bool IsReading => Method == "GET";

    public bool IsOfStation => Template.Contains("{stationId}", StringComparison.Ordinal);

    /// <summary>The media types of the body; empty when it takes none.</summary>
    public IReadOnlyList<string> Bodies => Operation["requestBody"]?["content"]?.AsObject().Select(content => content.Key).ToArray() ?? [];

    /// <summary>The parameters in its query.</summary>
    public IEnumerable<JsonNode> Query => (Operation["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => parameter!);

    public static async Task<IReadOnlyList<ApiCall>> AllAsync(TestServer server)
    {
        using var http = server.WithoutKey();
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        return
        [
            .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            {
                var (method, template) = (operation.Key.ToUpperInvariant(), path.Key[Prefix.Length..]);
                return new ApiCall($"{method} {template}", method, template, operation.Value!);
            })),
        ];
    }

    /// <summary>The path with something in place of each parameter.</summary>
    public string Path(string value = "1") => Prefix + Parameter().Replace(Template, Uri.EscapeDataString(value));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
