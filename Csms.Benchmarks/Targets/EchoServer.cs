using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Csms.Benchmarks.Targets;

/// <summary>
/// What everything is compared with: Kestrel with its defaults, that takes any WebSocket and sends back what it receives. A connection that
/// received nothing yet holds no buffer.
/// </summary>
internal static class EchoServer
{
    private const int BufferSize = 4096;

    /// <summary>Runs until standard input ends, which it does with the process that started this one.</summary>
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Run(AnswerAsync);
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return;
        using var socket = await context.WebSockets.AcceptWebSocketAsync("ocpp1.6");
        try
        {
            await EchoAsync(socket);
        }
        catch (WebSocketException)
        {
            // The load ends without closing handshakes.
        }
    }

    private static async Task EchoAsync(WebSocket socket)
    {
        await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                break;
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, CancellationToken.None);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }
}
