using System.Net.WebSockets;
using System.Text;
using Csms.Protocol;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Replay;

/// <summary>A station's socket that knows of nothing but whole texts.</summary>
internal sealed class ReplaySocket : IDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);

    private ReplaySocket(ClientWebSocket socket) => _socket = socket;

    /// <summary>Ends with the socket; says why.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("");

    /// <exception cref="HandshakeRefusedException">The server answered, but refused.</exception>
    /// <exception cref="WebSocketException">The server cannot be reached.</exception>
    public static async Task<ReplaySocket> OpenAsync(StationOptions options, HttpMessageInvoker transport, Func<string, Task> receive, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol(options.Version.Subprotocol);
            if (options.Password is { } password)
                socket.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Id}:{password}")));
            await socket.ConnectAsync(new Uri($"{options.Url.ToString().TrimEnd('/')}/{Uri.EscapeDataString(options.Id)}"), transport, cancellationToken);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is WebSocketException { InnerException: HandshakeRefusedException refusal })
                throw refusal;
            throw;
        }
        var opened = new ReplaySocket(socket);
        opened.Ended = opened.ReadAsync(receive);
        return opened;
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        // A server that does not answer the close is left to itself.
        await ((Task)Ended.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<string> ReadAsync(Func<string, Task> receive)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    if (_socket.State == WebSocketState.CloseReceived)
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return _socket.CloseStatusDescription is { Length: > 0 } words ? words : "The server closed the connection.";
                }
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                var text = Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
                message.SetLength(0);
                await receive(text);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return $"The connection is lost: {fault.Message}";
        }
    }
}
