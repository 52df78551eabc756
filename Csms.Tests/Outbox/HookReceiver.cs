using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Outbox;

/// <summary>Another system that is told what happens: a real HTTP server on loopback, which answers as the test says.</summary>
internal sealed class HookReceiver(WebApplication app) : IAsyncDisposable
{
    public string Url => app.Urls.First() + "/hook";

    public ConcurrentQueue<Told> All { get; } = new();

    /// <summary>How the next deliveries are answered, in their order; when it is empty, with 204. Null: never.</summary>
    public ConcurrentQueue<int?> Answers { get; } = new();

    public static async Task<HookReceiver> StartAsync(params int?[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new HookReceiver(app);
        foreach (var answer in answers)
            receiver.Answers.Enqueue(answer);
        app.MapPost("/{**path}", receiver.AnswerAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var answer = Answers.TryDequeue(out var next) ? next : 204;
        All.Enqueue(new Told(
            http.Request.Path, http.Request.Headers["Csms-Delivery"].ToString(), http.Request.Headers["Csms-Event"].ToString(), http.Request.Headers["Csms-Signature"].ToString(), body.ToArray()));
        if (answer is null)
        {
            var gone = new TaskCompletionSource();
            await using var _ = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }
        http.Response.StatusCode = answer.Value;
        if (answer is >= 300 and < 400)
            http.Response.Headers.Location = "/elsewhere";
        else if (answer >= 400)
            await http.Response.WriteAsync("not\r\ntoday");
    }

    /// <summary>What came in one request.</summary>
    internal sealed record Told(string Path, string Delivery, string Event, string Signature, byte[] Body)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;

        public string Reason => (string)Json["data"]!["reason"]!;

        public long SignedAt => long.Parse(Signature.Split(',')[0]["t=".Length..], CultureInfo.InvariantCulture);

        /// <summary>Whether one of the signatures is by this secret: HMAC as RFC 2104 has it, from the hash alone.</summary>
        public bool IsSignedBy(string secret)
        {
            var key = new byte[64];
            Encoding.UTF8.GetBytes(secret).CopyTo(key, 0);
            byte[] message = [.. Encoding.UTF8.GetBytes($"{SignedAt}."), .. Body];
            var inner = SHA256.HashData([.. key.Select(one => (byte)(one ^ 0x36)), .. message]);
            var outer = SHA256.HashData([.. key.Select(one => (byte)(one ^ 0x5c)), .. inner]);
            return Signature.Split(',').Skip(1).Contains("v1=" + Convert.ToHexStringLower(outer));
        }
    }
}
