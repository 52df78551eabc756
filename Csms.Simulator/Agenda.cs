namespace Csms.Simulator;

/// <summary>What a station has to do later. All of it hangs on one timer, so that a fleet costs one timer per station.</summary>
internal sealed class Agenda : IDisposable
{
    private readonly PriorityQueue<Appointment, (TimeSpan At, long Order)> _appointments = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private TimeSpan? _armedFor;
    private long _order;

    /// <param name="time">The clock.</param>
    /// <param name="run">Runs work under the station's lock; every call to this class is made under it too.</param>
    public Agenda(TimeProvider time, Action<Action> run)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(_ => run(RunDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Elapsed => _time.GetElapsedTime(_origin);

    public Appointment After(TimeSpan delay, Action action)
    {
        var at = Elapsed + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
        var appointment = new Appointment(action);
        _appointments.Enqueue(appointment, (at, _order++));
        if (_armedFor is null || at < _armedFor)
            Arm(at);
        return appointment;
    }

    public void Clear()
    {
        _appointments.Clear();
        _armedFor = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void RunDue()
    {
        _armedFor = null;
        var now = Elapsed;
        while (_appointments.TryPeek(out var appointment, out var due))
        {
            if (due.At > now && !appointment.Cancelled)
                break;
            _appointments.Dequeue();
            appointment.Run();
        }
        if (_appointments.TryPeek(out _, out var next) && (_armedFor is null || next.At < _armedFor))
            Arm(next.At);
    }

    private void Arm(TimeSpan at)
    {
        _armedFor = at;
        // A timer counts whole milliseconds: rounded up, or it would fire a moment too early and find nothing due.
        var delay = Math.Ceiling(Math.Max(0, (at - Elapsed).TotalMilliseconds));
        _timer.Change(TimeSpan.FromMilliseconds(delay), Timeout.InfiniteTimeSpan);
    }
}
