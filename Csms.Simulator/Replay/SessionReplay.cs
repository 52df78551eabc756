using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Replay;

/// <summary>
/// Plays the station's side of a recorded session against a server: the same messages with the same ids, one after the answer to the one before, and the recorded
/// answers to what the server asks. The ids of OCPP 1.6 transactions, which a CSMS gives, are replaced by those that this server gives.
/// </summary>
/// <param name="options">Where to connect, and as which station.</param>
/// <param name="speed">How much faster than it happened; null does not wait at all.</param>
/// <param name="tell">Gets a line for each message.</param>
internal sealed class SessionReplay(RecordedSession session, StationOptions options, double? speed, Action<string> tell) : IDisposable
{
    private readonly HttpMessageInvoker _transport = Transport.Create(options);
    private readonly Lock _gate = new();

    // What the server said to each message of the station, and the station to each of the server's, in their order.
    private readonly Dictionary<string, Queue<SessionEntry>> _recordedAnswers = Group(session.Entries.Where(entry => entry is { FromStation: false, MessageType: 3 or 4 }), entry => entry.MessageId);
    private readonly Dictionary<string, Queue<SessionEntry>> _stationAnswers = AnswersByAction(session.Entries);
    private readonly Dictionary<string, string> _transactions = [];
    private (string Id, TaskCompletionSource<JsonArray> Answer)? _awaited;
    private ReplaySocket? _socket;
    private int _sent;
    private int _answered;
    private int _different;
    private int _asked;
    private int _unknown;

    /// <exception cref="HandshakeRefusedException">The server answered, but refused.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server cannot be reached, or the connection was lost.</exception>
    public async Task<ReplayVerdict> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? before = null;
        foreach (var entry in session.Entries)
        {
            // What the other side said comes by itself, and the station's answers when it is asked.
            if (entry.Kind == SessionEntryKind.Frame && (!entry.FromStation || entry.MessageType is 3 or 4))
                continue;
            await WaitAsync(entry.At - (before ?? entry.At), cancellationToken);
            before = entry.At;
            await PlayAsync(entry, cancellationToken);
        }
        await CloseAsync(cancellationToken);
        return new ReplayVerdict(_sent, _answered, _different, _asked, _unknown);
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _transport.Dispose();
    }

    private async Task PlayAsync(SessionEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Kind)
        {
            case SessionEntryKind.Closed:
                await CloseAsync(cancellationToken);
                break;
            case SessionEntryKind.Opened:
                await CloseAsync(cancellationToken);
                await OpenAsync(cancellationToken);
                break;
            default:
                // A window may begin in the middle of a connection.
                if (_socket is null)
                    await OpenAsync(cancellationToken);
                await SendAsync(entry, cancellationToken);
                break;
        }
    }

    private async Task SendAsync(SessionEntry entry, CancellationToken cancellationToken)
    {
        if (entry.MessageType != 2)
        {
            // Its answer, if there is one, has an id that nobody knows before.
            await _socket!.SendAsync(entry.Text, cancellationToken);
            Tell(entry, "sent as it was; it is no message");
            return;
        }
        _sent++;
        var answer = new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _awaited = (entry.MessageId, answer);
        var frame = new JsonArray(2, entry.MessageId, entry.Action, Mapped(entry.Payload!));
        await _socket!.SendAsync(frame.ToJsonString(), cancellationToken);
        try
        {
            Answered(entry, await answer.Task.WaitAsync(options.CallTimeout, options.TimeProvider, cancellationToken));
        }
        catch (TimeoutException)
        {
            Tell(entry, $"not answered within {options.CallTimeout.TotalSeconds:0} s");
        }
    }

    private void Answered(SessionEntry call, JsonArray frame)
    {
        _answered++;
        if (!_recordedAnswers.TryGetValue(call.MessageId, out var queue) || !queue.TryDequeue(out var recorded))
        {
            Tell(call, "answered; the recording has no answer to compare");
            return;
        }
        Remember(call, recorded, frame);
        var isResult = (int)frame[0]! == 3;
        var differences = isResult == (recorded.MessageType == 3)
            ? AnswerComparison.Differences(recorded.Payload, frame[2]).ToList()
            : [$"{(isResult ? "a result" : $"the error {frame[2]}")} came, {(isResult ? $"the error {recorded.Payload}" : "a result")} was recorded"];
        if (differences.Count > 0)
            _different++;
        Tell(call, differences.Count == 0 ? "answered as recorded" : $"DIFFERENT: {string.Join("; ", differences)}");
    }

    // OCPP 1.6: the id of a transaction is the CSMS's.
    private void Remember(SessionEntry call, SessionEntry recorded, JsonArray frame)
    {
        if (options.Version == OcppVersion.Ocpp16 && call.Action == "StartTransaction" && recorded.Payload is JsonObject before && frame[2] is JsonObject after
            && before["transactionId"] is { } old && after["transactionId"] is { } id)
            _transactions[old.ToJsonString()] = id.ToJsonString();
    }

    private JsonNode Mapped(JsonNode payload)
    {
        var copy = payload.DeepClone();
        if (copy is JsonObject members && members["transactionId"] is { } id && _transactions.TryGetValue(id.ToJsonString(), out var given))
            members["transactionId"] = JsonNode.Parse(given);
        return copy;
    }

    private async Task ReceiveAsync(string text)
    {
        if (JsonNode.Parse(text) is not JsonArray { Count: >= 3 } frame)
            return;
        var id = (string)frame[1]!;
        if ((int)frame[0]! != 2)
        {
            lock (_gate)
            {
                if (_awaited?.Id == id)
                    _awaited?.Answer.TrySetResult(frame);
            }
            return;
        }
        var action = (string)frame[2]!;
        if (_stationAnswers.TryGetValue(action, out var queue) && queue.Count > 0)
        {
            // The last one serves for whatever is asked more often than it was.
            var recorded = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
            _asked++;
            var answer = JsonNode.Parse(recorded.Text)!.AsArray();
            answer[1] = id;
            tell($"{Time(options.TimeProvider.GetUtcNow())} <- {action}: answered as the station did");
            await _socket!.SendAsync(answer.ToJsonString(), CancellationToken.None);
            return;
        }
        _unknown++;
        tell($"{Time(options.TimeProvider.GetUtcNow())} <- {action}: not in the recording, answered NotSupported");
        await _socket!.SendAsync(new JsonArray(4, id, "NotSupported", "The recorded session has no answer to this.", new JsonObject()).ToJsonString(), CancellationToken.None);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _socket = await ReplaySocket.OpenAsync(
            options, _transport,
            async text =>
            {
                // The server may speak first, before its socket is known here.
                await ready.Task;
                await ReceiveAsync(text);
            },
            cancellationToken);
        ready.SetResult();
        tell($"connected to {options.Url} as {options.Id}");
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_socket is not { } socket)
            return;
        await socket.CloseAsync(cancellationToken);
        socket.Dispose();
        _socket = null;
        tell("disconnected");
    }

    private async Task WaitAsync(TimeSpan recorded, CancellationToken cancellationToken)
    {
        if (speed is { } factor && recorded > TimeSpan.Zero)
            await Task.Delay(recorded / factor, options.TimeProvider, cancellationToken);
    }

    private void Tell(SessionEntry entry, string what) => tell($"{Time(entry.At)} -> {(entry.Action.Length > 0 ? entry.Action : "frame")}: {what}");

    private static string Time(DateTimeOffset at) => $"{at:HH:mm:ss.fff}";

    private static Dictionary<string, Queue<SessionEntry>> Group(IEnumerable<SessionEntry> entries, Func<SessionEntry, string> key) =>
        entries.GroupBy(key).ToDictionary(group => group.Key, group => new Queue<SessionEntry>(group), StringComparer.Ordinal);

    private static Dictionary<string, Queue<SessionEntry>> AnswersByAction(IReadOnlyList<SessionEntry> entries)
    {
        var actions = entries.Where(entry => entry is { FromStation: false, MessageType: 2 }).GroupBy(entry => entry.MessageId)
            .ToDictionary(group => group.Key, group => group.First().Action, StringComparer.Ordinal);
        return Group(entries.Where(entry => entry is { FromStation: true, MessageType: 3 or 4 } && actions.ContainsKey(entry.MessageId)), entry => actions[entry.MessageId]);
    }
}
