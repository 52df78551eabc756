using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Operators;

/// <summary>What a browser does with the API: it keeps cookies, and says of each request whether a page of the same site makes it.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(TestServer server) => _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = new Uri(server.Address, "/api/v1/") };

    public CookieContainer Cookies { get; } = new();

    /// <summary>The kind of page that makes the requests; null for a browser that does not say.</summary>
    public string? Site { get; set; } = "same-origin";

    public string? Origin { get; set; }

    /// <summary>Whether the page says that it asks by itself.</summary>
    public bool IsUnattended { get; set; }

    public async Task<(int Status, JsonNode Body, HttpResponseMessage Answer)> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (Site is not null)
            request.Headers.Add("Sec-Fetch-Site", Site);
        if (Origin is not null)
            request.Headers.Add("Origin", Origin);
        if (IsUnattended)
            request.Headers.Add("X-Unattended", "true");
        request.Headers.UserAgent.ParseAdd("Test/1.0");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, answer);
    }

    /// <summary>What comes by and by.</summary>
    public Task<Stream> StreamAsync(string path) => _http.GetStreamAsync(path);

    /// <summary>Signs in; returns the status.</summary>
    public async Task<int> SignInAsync(string name, string password, string? code = null) =>
        (await SendAsync("POST", "session", new JsonObject { ["name"] = name, ["password"] = password, ["code"] = code }.ToJsonString())).Status;

    public void Dispose() => _http.Dispose();

    /// <summary>Adds an account with an administrator's key, chooses its password by the link, and signs in.</summary>
    public static async Task<Browser> OfAsync(TestServer server, string role, string name = "alice")
    {
        var browser = new Browser(server);
        var added = await server.SendForAsync(201, "POST", "accounts", $$"""{"name":"{{name}}","role":"{{role}}"}""");
        Assert.That((await browser.SendAsync("POST", $"accounts/links/{CodeOf(added["link"]!)}", $$"""{"password":"{{Password}}"}""")).Status, Is.EqualTo(200));
        Assert.That(await browser.SignInAsync(name, Password), Is.EqualTo(200));
        return browser;
    }

    public const string Password = "correct horse battery";

    /// <summary>The code of a one-time link.</summary>
    public static string CodeOf(JsonNode link) => ((string)link["url"]!).Split('#')[1];

    /// <summary>A secret as an authenticator app takes it when it is typed.</summary>
    public static byte[] SecretOf(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
