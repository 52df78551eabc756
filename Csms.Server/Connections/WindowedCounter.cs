namespace Csms.Server.Connections;

/// <summary>Counts by name within fixed windows of time. All names are forgotten together when a window ends, so memory is bounded by one window's traffic.</summary>
internal sealed class WindowedCounter(TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _windowEnds;

    /// <summary>Counts one more and returns how many there are in this window.</summary>
    public int Add(string name)
    {
        lock (_lock)
        {
            Roll();
            return _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    public int Count(string name)
    {
        lock (_lock)
        {
            Roll();
            return _counts.GetValueOrDefault(name);
        }
    }

    private void Roll()
    {
        var now = time.GetUtcNow();
        if (now < _windowEnds)
            return;
        _counts.Clear();
        _windowEnds = now + window;
    }
}
