using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>The HTTP API as a test speaks it: JSON text in, status and JSON out.</summary>
internal static class HttpJson
{
    /// <summary>Sends a request; an answer that is an error must be problem details with its own status in them.</summary>
    public static async Task<(int Status, JsonNode Body)> SendAsync(this TestServer server, string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await server.Http.SendAsync(request);
        var status = (int)response.StatusCode;
        var text = await response.Content.ReadAsStringAsync();
        if (status >= 400)
        {
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), $"{method} {path} answered {status}: {text}");
            Assert.That((int)JsonNode.Parse(text)!["status"]!, Is.EqualTo(status));
            Assert.That((string?)JsonNode.Parse(text)!["detail"], Is.Not.Empty.And.Not.Contains("Csms."), text);
        }
        return (status, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>Sends a request that must succeed and returns what came.</summary>
    public static async Task<JsonNode> SendForAsync(this TestServer server, int expected, string method, string path, string? json = null)
    {
        var (status, body) = await server.SendAsync(method, path, json);
        Assert.That(status, Is.EqualTo(expected), $"{method} {path}: {body.ToJsonString()}");
        return body;
    }

    /// <summary>The rules that a 422 names, with their paths.</summary>
    public static IEnumerable<(string Path, string Rule)> Violations(this JsonNode problem) =>
        problem["violations"]!.AsArray().Select(violation => ((string)violation!["path"]!, (string)violation["rule"]!));

    public static HttpClient WithoutKey(this TestServer server, string? key = null)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        if (key is not null)
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return http;
    }
}
