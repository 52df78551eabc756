using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Transfers;

/// <summary>A vendor's system: a real HTTP server that answers every question alike, or never.</summary>
internal sealed class VendorServer(WebApplication app, TaskCompletionSource first) : IAsyncDisposable
{
    public string Url => app.Urls.First() + "/transfer";

    public ConcurrentQueue<(JsonNode Question, string Secret)> Asked { get; } = new();

    public Task FirstQuestion => first.Task;

    /// <param name="answer">Null: it never answers.</param>
    public static async Task<VendorServer> StartAsync(string? answer, int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var vendor = new VendorServer(app, first);
        app.MapPost("/transfer", async (HttpContext http) =>
        {
            vendor.Asked.Enqueue(((await JsonNode.ParseAsync(http.Request.Body))!, http.Request.Headers["X-Csms-Secret"].ToString()));
            first.TrySetResult();
            if (answer is null)
            {
                var gone = new TaskCompletionSource();
                await using var _ = http.RequestAborted.Register(gone.SetResult);
                await gone.Task;
                return;
            }
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(answer);
        });
        await app.StartAsync();
        return vendor;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
