using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Csms.Tests.Support;

/// <summary>A station that is nothing but a socket: raw text in, raw text out. Everything waits for a frame, and no longer than <see cref="Patience"/>.</summary>
internal sealed class RawStation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private int _nextId;

    private RawStation()
    {
    }

    public string? Subprotocol => _socket.SubProtocol;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>A header of the handshake's answer.</summary>
    public string? ResponseHeader(string name) =>
        _socket.HttpResponseHeaders is { } headers && headers.TryGetValue(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>Connects; a refused handshake throws <see cref="WebSocketException"/>.</summary>
    public static async Task<RawStation> ConnectAsync(Uri url, string subprotocol, byte[]? password = null, Action<ClientWebSocketOptions>? configure = null)
    {
        var station = new RawStation();
        if (subprotocol.Length > 0)
            station._socket.Options.AddSubProtocol(subprotocol);
        if (password is not null)
        {
            byte[] user = [.. Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.Segments[^1]) + ":"), .. password];
            station._socket.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(user));
        }
        station._socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(station._socket.Options);
        try
        {
            await station._socket.ConnectAsync(url, Limit());
        }
        catch
        {
            station._socket.Dispose();
            throw;
        }
        return station;
    }

    /// <summary>Sends a text frame as it is.</summary>
    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Limit());

    /// <summary>Sends bytes as one frame of any type.</summary>
    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage = true) => _socket.SendAsync(bytes, type, endOfMessage, Limit());

    /// <summary>The next text frame; null once the server closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var bytes = new byte[64 * 1024];
        var text = new StringBuilder();
        while (true)
        {
            var received = await _socket.ReceiveAsync(bytes.AsMemory(), Limit());
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            text.Append(Encoding.UTF8.GetString(bytes, 0, received.Count));
            if (received.EndOfMessage)
                return text.ToString();
        }
    }

    /// <summary>The next frame as JSON.</summary>
    public async Task<JsonArray> ReceiveFrameAsync() =>
        JsonNode.Parse(await ReceiveAsync() ?? throw new AssertionException($"The server closed: {CloseStatus} {CloseReason}"))!.AsArray();

    /// <summary>Sends a CALL and returns the payload of its CALLRESULT. Fails on a CALLERROR and on any other frame.</summary>
    public async Task<JsonObject> CallAsync(string action, string payload)
    {
        var frame = await ExchangeAsync(action, payload);
        Assert.That((int)frame[0]!, Is.EqualTo(3), $"{action} was answered {frame.ToJsonString()}");
        return frame[2]!.AsObject();
    }

    /// <summary>Sends a CALL and returns the code of its CALLERROR. Fails on a CALLRESULT.</summary>
    public async Task<string> CallForErrorAsync(string action, string payload)
    {
        var frame = await ExchangeAsync(action, payload);
        Assert.That((int)frame[0]!, Is.EqualTo(4), $"{action} was answered {frame.ToJsonString()}");
        return (string)frame[2]!;
    }

    /// <summary>Sends a CALL and returns the frame that answers it.</summary>
    public async Task<JsonArray> ExchangeAsync(string action, string payload)
    {
        var id = $"m{Interlocked.Increment(ref _nextId)}";
        await SendAsync($"[2,\"{id}\",\"{action}\",{payload}]");
        var frame = await ReceiveFrameAsync();
        Assert.That((string?)frame[1], Is.EqualTo(id), $"{action} was answered {frame.ToJsonString()}");
        return frame;
    }

    /// <summary>Waits for a CALL of the server with this action and answers it.</summary>
    public async Task<JsonObject> AnswerCallAsync(string action, string answerPayload)
    {
        var frame = await ReceiveFrameAsync();
        Assert.That((int)frame[0]!, Is.EqualTo(2), frame.ToJsonString());
        Assert.That((string)frame[2]!, Is.EqualTo(action), frame.ToJsonString());
        await SendAsync($"[3,\"{(string)frame[1]!}\",{answerPayload}]");
        return frame[3]!.AsObject();
    }

    /// <summary>Closes as a well-behaved peer does.</summary>
    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Limit());

    /// <summary>Answers the server's close.</summary>
    public Task CloseOutputAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Limit());

    /// <summary>Cuts the connection as a power failure does.</summary>
    public void Cut() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Limit() => new CancellationTokenSource(Patience).Token;
}
