using System.Threading.Tasks.Sources;

namespace Csms.Storage.Engine;

/// <summary>A piece of work for the writer. It may run twice, see <see cref="GroupWriter"/>.</summary>
internal abstract class Unit
{
    /// <summary>Whether anybody waits for it; if nobody does, a failure is logged by the writer.</summary>
    public abstract bool IsAwaited { get; }

    public abstract void Run(Session session);

    /// <summary>It is committed.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}

/// <summary>Work that somebody waits for.</summary>
internal abstract class AwaitedUnit<T> : Unit, IValueTaskSource<T>, IValueTaskSource
{
    // The writer must never run what waits for it.
    private ManualResetValueTaskSourceCore<T> _waiter = new() { RunContinuationsAsynchronously = true };
    private T _result = default!;

    public override bool IsAwaited => true;

    public ValueTask<T> Task => new(this, _waiter.Version);

    public ValueTask Done => new(this, _waiter.Version);

    public override void Run(Session session) => _result = Work(session);

    public override void Complete() => _waiter.SetResult(_result);

    public override void Fail(Exception fault) => _waiter.SetException(fault);

    T IValueTaskSource<T>.GetResult(short token) => _waiter.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _waiter.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _waiter.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiter.OnCompleted(continuation, state, token, flags);

    protected abstract T Work(Session session);
}

/// <summary>Work with a result that somebody waits for.</summary>
internal sealed class Unit<T>(Func<Session, T> work) : AwaitedUnit<T>
{
    protected override T Work(Session session) => work(session);
}

/// <summary>Work without a result that somebody waits for.</summary>
internal sealed class PlainUnit(Action<Session> work) : AwaitedUnit<bool>
{
    protected override bool Work(Session session)
    {
        work(session);
        return true;
    }
}

/// <summary>Work that nobody waits for.</summary>
internal sealed class PostedUnit(Action<Session> work) : Unit
{
    public override bool IsAwaited => false;

    public override void Run(Session session) => work(session);

    public override void Complete()
    {
    }

    public override void Fail(Exception fault)
    {
    }
}
