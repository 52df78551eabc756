using System.Diagnostics.CodeAnalysis;

namespace Csms.Server.Connections;

/// <summary>
/// The CALLs of one connected station, answered in order, one at a time. The read loop only puts them here. The worker is no thread and no waiting
/// task: it runs while there is something to answer, so an idle station costs nothing.
/// </summary>
/// <param name="workAsync">The worker: takes one CALL after the other until <see cref="TryTake"/> says that there is none; throws nothing.</param>
internal sealed class IncomingCalls(int capacity, Func<Task> workAsync)
{
    private readonly Lock _lock = new();
    private Queue<ReceivedCall>? _waiting;
    private TaskCompletionSource? _idle;
    private bool _working;
    private bool _closed;

    /// <summary>Ends when all that was taken is answered.</summary>
    public Task Idle
    {
        get
        {
            lock (_lock)
                return _working ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Before;
        }
    }

    /// <summary>What the worker waits for first: the work of the socket that this one replaced, since two CALLs of a station are never handled at a time.</summary>
    public Task Before { get; private set; } = Task.CompletedTask;

    public void StartAfter(Task before)
    {
        lock (_lock)
            Before = before;
    }

    /// <summary>Takes a CALL without waiting. False when too many wait already.</summary>
    public bool TryAdd(ReceivedCall call)
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
        _ = workAsync();
        return true;
    }

    /// <summary>Takes no more; what was taken is still answered.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
    }

    /// <summary>The next CALL for the worker; false when it has done all, and is started anew with the next one.</summary>
    public bool TryTake([NotNullWhen(true)] out ReceivedCall? call)
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
