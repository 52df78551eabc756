using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Csms.Storage.Engine;

/// <summary>
/// Writes for everybody: one thread takes all units that wait, runs them in one transaction, commits, and completes them. A unit that throws must not
/// harm the others, but a savepoint for each would cost every message; so a batch runs without, and only when something throws is it rolled back and run
/// again with a savepoint per unit. A unit must therefore bear being run twice.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    /// <summary>Bounds how long a transaction may become, and so how long the first of a batch waits for the last.</summary>
    private const int MaxBatch = 1_000;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly ManualResetEventSlim _hurry = new();
    private readonly Session _session;
    private readonly string _path;
    private readonly ILogger _log;
    private readonly int _maxPosted;
    private readonly TimeSpan _linger;
    private readonly ResiliencePipeline _busy;
    private readonly CommitMeter _meter;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Unit> _waiting = [];
    private bool _sleeping;
    private bool _closed;
    private int _posted;
    private bool _hasDropped;
    private string? _lastCause;

    /// <param name="maxPosted">How many units may wait that nobody waits for; more are dropped.</param>
    /// <param name="linger">How long to gather posted units before writing them; an awaited unit is written at once.</param>
    public GroupWriter(Session session, string path, ILogger log, int maxPosted, TimeSpan linger)
    {
        (_session, _path, _log, _maxPosted, _linger) = (session, path, log, maxPosted, linger);
        _meter = new CommitMeter(path);
        _busy = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<SqliteException>(SqliteFault.IsBusy),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();
        new Thread(Loop) { IsBackground = true, Name = "writer " + Path.GetFileName(path) }.Start();
    }

    /// <summary>Raised on the writer's thread after work was undone: whoever remembers what is in the tables must forget it.</summary>
    public event Action? RolledBack;

    public void Add(Unit unit)
    {
        bool wake;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            wake = Enqueue(unit);
            _hurry.Set();
        }
        if (wake)
            _work.Release();
    }

    /// <summary>Adds a unit that nobody waits for; false when too many wait already or the writer is closed.</summary>
    public bool Post(Unit unit)
    {
        bool wake;
        lock (_gate)
        {
            if (_closed || _posted >= _maxPosted)
            {
                if (!_hasDropped)
                    LogDropping(_path);
                _hasDropped = true;
                return false;
            }
            _posted++;
            wake = Enqueue(unit);
        }
        if (wake)
            _work.Release();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        bool wake;
        lock (_gate)
        {
            _closed = true;
            wake = _sleeping;
            _sleeping = false;
            _hurry.Set();
        }
        if (wake)
            _work.Release();
        await _ended.Task;
        _work.Dispose();
        _hurry.Dispose();
        _meter.Dispose();
        _session.Dispose();
    }

    private bool Enqueue(Unit unit)
    {
        _waiting.Add(unit);
        if (_waiting.Count >= MaxBatch)
            _hurry.Set();
        var wake = _sleeping;
        _sleeping = false;
        return wake;
    }

    private void Loop()
    {
        List<Unit> taken = [];
        while (Take(ref taken))
        {
            if (taken.Count <= MaxBatch)
                Write(taken);
            else
                foreach (var batch in taken.Chunk(MaxBatch))
                    Write([.. batch]);
            taken.Clear();
        }
        _ended.SetResult();
    }

    private bool Take(ref List<Unit> taken)
    {
        bool nothing;
        lock (_gate)
            nothing = _sleeping = _waiting.Count == 0 && !_closed;
        if (nothing)
            _work.Wait();
        if (_linger > TimeSpan.Zero)
            _hurry.Wait(_linger);
        lock (_gate)
        {
            (_waiting, taken) = (taken, _waiting);
            _posted = 0;
            if (!_closed)
                _hurry.Reset();
            return taken.Count > 0 || !_closed;
        }
    }

    private void Write(List<Unit> batch)
    {
        try
        {
            var startedAt = Stopwatch.GetTimestamp();
            _busy.Execute(Commit, batch);
            _meter.Committed(startedAt, batch.Count);
            _lastCause = null;
        }
        catch (Exception fault)
        {
            // Undone, so it may be tried in another way; a fault of one unit harms no other.
            WriteEachAlone(batch, fault);
            return;
        }
        foreach (var unit in batch)
            unit.Complete();
    }

    private void Commit(List<Unit> batch)
    {
        try
        {
            _session.Prepare("begin immediate").Run();
            foreach (var unit in batch)
                unit.Run(_session);
            _session.Prepare("commit").Run();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <summary>The second way: a savepoint per unit.</summary>
    private void WriteEachAlone(List<Unit> batch, Exception first)
    {
        var faults = new Exception?[batch.Count];
        try
        {
            if (first is SqliteException sqlite && !SqliteFault.IsOurs(sqlite))
                throw first;
            _session.Prepare("begin immediate").Run();
            for (var i = 0; i < batch.Count; i++)
                faults[i] = RunAlone(batch[i]);
            _session.Prepare("commit").Run();
        }
        catch (Exception fault)
        {
            Undo();
            Array.Fill(faults, fault);
        }
        for (var i = 0; i < batch.Count; i++)
        {
            if (faults[i] is { } fault)
                batch[i].Fail(Explain(batch[i], fault));
            else
                batch[i].Complete();
        }
    }

    private Exception? RunAlone(Unit unit)
    {
        _session.Prepare("savepoint unit").Run();
        try
        {
            unit.Run(_session);
            _session.Prepare("release unit").Run();
            return null;
        }
        catch (Exception fault) when (_session.InTransaction)
        {
            _session.Prepare("rollback to unit").Run();
            _session.Prepare("release unit").Run();
            RolledBack?.Invoke();
            return fault;
        }
    }

    private void Undo()
    {
        if (_session.InTransaction)
            _session.Prepare("rollback").Run();
        RolledBack?.Invoke();
    }

    /// <summary>What the caller is told. What is wrong with the database itself is logged here, once per cause.</summary>
    private Exception Explain(Unit unit, Exception fault)
    {
        var isDatabases = fault is SqliteException sqlite && !SqliteFault.IsOurs(sqlite);
        var told = isDatabases ? SqliteFault.Unusable(_path, (SqliteException)fault) : fault;
        if ((isDatabases || !unit.IsAwaited) && told.Message != _lastCause)
        {
            _lastCause = told.Message;
            LogFailing(told.Message, fault);
        }
        return told;
    }
}
