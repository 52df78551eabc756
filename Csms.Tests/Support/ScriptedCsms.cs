using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Csms.Tests.Support;

/// <summary>
/// A CSMS that does what a test says: it accepts any station on a free port of the loopback, records every frame, answers by script, and holds every
/// message of the station against its schema.
/// </summary>
internal sealed class ScriptedCsms : IAsyncDisposable
{
    /// <summary>So long a test waits for something that should come at once before it is called hung.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<ReceivedCall> _calls = [];
    private readonly ConcurrentDictionary<string, Func<JsonElement, string?>> _answers = new();
    private readonly ConcurrentDictionary<string, (string Action, TaskCompletionSource<StationAnswer> Completion)> _asked = new();
    private TaskCompletionSource _news = NewSource();
    private TaskCompletionSource _connected = NewSource();
    private WebSocket? _socket;
    private int _lastId;

    private ScriptedCsms(OcppVersion version, WebApplication app)
    {
        Version = version;
        _app = app;
        Respond("BootNotification", _ => $$"""{"status":"Accepted","currentTime":"{{OcppTime.Write(DateTimeOffset.UnixEpoch)}}","interval":300}""");
        Respond("Heartbeat", _ => $$"""{"currentTime":"{{OcppTime.Write(DateTimeOffset.UnixEpoch)}}"}""");
        var accepted = version == OcppVersion.Ocpp16 ? """{"idTagInfo":{"status":"Accepted"}}""" : """{"idTokenInfo":{"status":"Accepted"}}""";
        Respond("Authorize", _ => accepted);
        Respond("StartTransaction", _ => $$$"""{"transactionId":{{{Interlocked.Increment(ref _lastTransaction)}}},"idTagInfo":{"status":"Accepted"}}""");
        Respond("TransactionEvent", payload => payload.TryGetProperty("idToken", out _) ? accepted : "{}");
        Respond("SignCertificate", _ => """{"status":"Accepted"}""");
        Respond("DataTransfer", _ => """{"status":"Accepted"}""");
    }

    private int _lastTransaction = 1_000;

    public OcppVersion Version { get; }

    /// <summary>Without the station's id.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The HTTP status of handshakes; 101 accepts them.</summary>
    public int HandshakeStatus { get; set; } = 101;

    /// <summary>The path and the Authorization header of the last handshake.</summary>
    public (string Path, string? Authorization) LastHandshake { get; private set; }

    public int Handshakes { get; private set; }

    /// <summary>Where messages of the station broke their schema.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Every frame of the station as it came.</summary>
    public ConcurrentQueue<string> Frames { get; } = new();

    /// <param name="version">The version that it speaks.</param>
    /// <param name="certificate">With one it serves wss.</param>
    public static async Task<ScriptedCsms> StartAsync(OcppVersion version, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var app = builder.Build();
        var csms = new ScriptedCsms(version, app);
        app.UseWebSockets();
        app.Run(csms.AcceptAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        csms.Url = new Uri(address.Replace("http", "ws", StringComparison.Ordinal) + "/ocpp");
        return csms;
    }

    /// <summary>Answers an action from now on. Null as the answer means that none is sent; a text that is no object is the code of a CALLERROR.</summary>
    public void Respond(string action, Func<JsonElement, string?> answer) => _answers[action] = answer;

    /// <summary>The next CALL of an action that no test has taken yet.</summary>
    public async Task<JsonElement> NextAsync(string action, Func<JsonElement, bool>? where = null)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                var found = _calls.Find(call => !call.Taken && call.Action == action && (where is null || where(call.Payload)));
                if (found is not null)
                {
                    found.Taken = true;
                    return found.Payload;
                }
                news = _news.Task;
            }
            try
            {
                await news.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"No {action} came. What came:\n{string.Join('\n', Frames)}");
            }
        }
    }

    /// <summary>The actions of all CALLs so far, in their order.</summary>
    public IReadOnlyList<string> Actions
    {
        get
        {
            lock (_gate)
                return [.. _calls.Select(call => call.Action)];
        }
    }

    /// <summary>The payloads of all CALLs of an action so far, in their order.</summary>
    public IReadOnlyList<JsonElement> All(string action)
    {
        lock (_gate)
            return [.. _calls.Where(call => call.Action == action).Select(call => call.Payload)];
    }

    /// <summary>Calls the station and returns its answer.</summary>
    public async Task<StationAnswer> CallAsync(string action, string payload = "{}")
    {
        await _connected.Task.WaitAsync(Patience);
        var id = $"csms-{Interlocked.Increment(ref _lastId)}";
        var completion = new TaskCompletionSource<StationAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = (action, completion);
        await SendAsync($"""[2,"{id}","{action}",{payload}]""");
        return await completion.Task.WaitAsync(Patience);
    }

    public Task SendAsync(string text) =>
        _socket!.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Drops the station's socket without a close frame.</summary>
    public void Drop() => _socket?.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket?.Abort();
        await _app.DisposeAsync();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AcceptAsync(HttpContext context)
    {
        LastHandshake = (context.Request.Path.Value!, context.Request.Headers.Authorization);
        Handshakes++;
        if (HandshakeStatus != 101 || !context.WebSockets.WebSocketRequestedProtocols.Contains(Version.Subprotocol))
        {
            context.Response.StatusCode = HandshakeStatus == 101 ? 400 : HandshakeStatus;
            await context.Response.WriteAsync("Refused by the script.");
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync(Version.Subprotocol);
        _socket = socket;
        _connected.TrySetResult();
        try
        {
            await ReadAsync(socket);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The station or the test dropped the socket.
        }
    }

    private async Task ReadAsync(WebSocket socket)
    {
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                _connected = NewSource();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }
            await HandleAsync(buffer.AsSpan(0, length).ToArray());
        }
    }

    private async Task HandleAsync(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        Frames.Enqueue(text);
        if (Frame.Read(bytes, Version, out var frame) is not null)
        {
            Tell();
            return;
        }
        if (frame.Type != MessageType.Call)
        {
            if (!_asked.TryRemove(frame.MessageId, out var asked))
                return;
            if (frame.Type == MessageType.CallResult)
                Check(MessageSchemas.For(Version).Response(asked.Action), frame.Payload, text);
            asked.Completion.TrySetResult(new StationAnswer(frame.ErrorCode, JsonElement.Parse(frame.Payload.Span)));
            return;
        }
        JsonElement payload;
        try
        {
            payload = JsonElement.Parse(frame.Payload.Span);
        }
        catch (JsonException)
        {
            // A truncated frame: recorded, not answered.
            Tell();
            return;
        }
        Check(MessageSchemas.For(Version).Request(frame.Action), frame.Payload, text);
        var answer = _answers.TryGetValue(frame.Action, out var script) ? script(payload) : "{}";
        lock (_gate)
            _calls.Add(new ReceivedCall(frame.Action, payload));
        if (answer is ['{', ..])
            await SendAsync($"""[3,"{frame.MessageId}",{answer}]""");
        else if (answer is not null)
            await SendAsync($$"""[4,"{{frame.MessageId}}","{{answer}}","",{}]""");
        Tell();
    }

    private void Check(MessageValidator validator, ReadOnlyMemory<byte> payload, string frame)
    {
        if (!validator.IsValid(payload.Span, out var violation))
            Violations.Enqueue($"{violation} in {frame}");
    }

    private void Tell()
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            news = _news;
            _news = NewSource();
        }
        news.TrySetResult();
    }

    /// <summary>What the station answered: a CALLRESULT's payload, or a CALLERROR's code.</summary>
    internal sealed record StationAnswer(string ErrorCode, JsonElement Payload)
    {
        public string? Status => Payload.TryGetProperty("status", out var status) ? status.GetString() : null;

        public JsonNode? Node => JsonNode.Parse(Payload.GetRawText());
    }

    private sealed record ReceivedCall(string Action, JsonElement Payload)
    {
        public bool Taken { get; set; }
    }
}
