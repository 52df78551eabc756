namespace Csms.Server.Connections;

/// <summary>
/// The CALLs of one connected station, answered in order, one at a time. The read loop only puts them here. The worker is no thread and no waiting
/// task: it runs while there is something to answer, so an idle station costs nothing.
/// </summary>
/// <param name="answerAsync">Answers one CALL; throws nothing.</param>
internal sealed class IncomingCalls(int capacity, Func<ReceivedCall, ValueTask> answerAsync)
{
    private readonly Lock _lock = new();
    private Queue<ReceivedCall>? _waiting;
    private Task _before = Task.CompletedTask;
    private TaskCompletionSource? _idle;
    private bool _working;
    private bool _closed;

    /// <summary>Ends when all that was taken is answered.</summary>
    public Task Idle
    {
        get
        {
            lock (_lock)
                return _working ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : _before;
        }
    }

    /// <summary>Lets the first CALL wait for the work of the socket that this one replaced: two CALLs of a station are never handled at a time.</summary>
    public void StartAfter(Task before)
    {
        lock (_lock)
            _before = before;
    }

    /// <summary>Takes a CALL without waiting. False when too many wait already.</summary>
    public bool TryAdd(in ReceivedCall call)
    {
        lock (_lock)
        {
            if (_closed)
            {
                // The socket is closing: nobody would receive the answer, and the station sends it again.
                call.Buffer.Dispose();
                return true;
            }
            _waiting ??= new Queue<ReceivedCall>();
            if (_waiting.Count >= capacity)
                return false;
            _waiting.Enqueue(call);
            if (_working)
                return true;
            _working = true;
        }
        // Runs on the reader's thread up to its first wait, which spares a thread switch; it never waits for the reader and the reader never for it.
        _ = WorkAsync();
        return true;
    }

    /// <summary>Takes no more; what was taken is still answered.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
    }

    private async Task WorkAsync()
    {
        if (!_before.IsCompleted)
            await _before;
        while (TryTake(out var call))
        {
            await answerAsync(call);
            call.Buffer.Dispose();
        }
    }

    private bool TryTake(out ReceivedCall call)
    {
        lock (_lock)
        {
            if (_waiting!.TryDequeue(out call))
                return true;
            _working = false;
            _idle?.SetResult();
            _idle = null;
            return false;
        }
    }
}
