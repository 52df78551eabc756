using System.Diagnostics;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>A stretch of meter values from many stations: counts the answers, and decides what follows each.</summary>
internal abstract class MeterLoad
{
    private long _answers;
    private long _faults;
    private int _waiting;

    public long Answers => Volatile.Read(ref _answers);

    /// <summary>Answers that were not the expected ones, and messages whose connection ended.</summary>
    public long Faults => Volatile.Read(ref _faults);

    /// <summary>The first unexpected answer, for the report.</summary>
    public string? FirstFault { get; private set; }

    /// <summary>Messages without an answer yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Send(Station station, long dueAt)
    {
        Interlocked.Increment(ref _waiting);
        station.SendMeterValues(this, dueAt);
    }

    public void OnAnswer(Station station, long dueAt, bool isExpected, ReadOnlySpan<byte> text)
    {
        // Not one atomic step: all stations are read by one thread.
        _answers++;
        if (!isExpected)
            Fault(Encoding.UTF8.GetString(text));
        if (!GoesOn(station, dueAt))
            Interlocked.Decrement(ref _waiting);
    }

    public void OnLost(Station station)
    {
        Fault($"{station.Id}: the connection ended.");
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Sends the station's next message and returns true, or returns false.</summary>
    protected abstract bool GoesOn(Station station, long dueAt);

    private void Fault(string text)
    {
        Interlocked.Increment(ref _faults);
        FirstFault ??= text;
    }
}

/// <summary>Every station sends its next message when the last one is answered, until told to stop.</summary>
internal sealed class ClosedLoop : MeterLoad
{
    private volatile bool _stopped;

    public void Stop() => _stopped = true;

    protected override bool GoesOn(Station station, long dueAt)
    {
        if (_stopped)
            return false;
        station.SendMeterValues(this, Stopwatch.GetTimestamp());
        return true;
    }
}

/// <summary>Messages are sent when they are due, and timed from then on: a server that is late does not slow down its own load.</summary>
internal sealed class PacedLoad : MeterLoad
{
    public LatencyHistogram Latencies { get; } = new();

    protected override bool GoesOn(Station station, long dueAt)
    {
        Latencies.Add(Stopwatch.GetElapsedTime(dueAt));
        return false;
    }
}
