using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Csms.Server.Telemetry;

/// <summary>
/// How long CALLs take, as a histogram. Most messages of an hour are of one action and so of one series, and a series takes one value at a time: so that no
/// message waits there for another's, each processor gathers values of its own and hands them on by the batch.
/// </summary>
internal sealed class CallDurations(Histogram<double> histogram)
{
    private const int Batch = 128;

    private readonly Gathered[] _gathered = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Gathered())];
    private readonly Lock _handingOver = new();

    public void Record(string direction, string version, string action, string outcome, TimeSpan took)
    {
        if (!histogram.Enabled)
            return;
        var mine = _gathered[Thread.GetCurrentProcessorId() % _gathered.Length];
        lock (mine.Lock)
        {
            mine.Calls[mine.Count++] = new Call(direction, version, action, outcome, took);
            if (mine.Count == Batch)
                HandOver(mine);
        }
    }

    /// <summary>Hands on what is gathered: for whoever is about to read the histogram.</summary>
    public void HandOver()
    {
        foreach (var gathered in _gathered)
        {
            lock (gathered.Lock)
                HandOver(gathered);
        }
    }

    private void HandOver(Gathered gathered)
    {
        lock (_handingOver)
        {
            foreach (ref readonly var call in gathered.Calls.AsSpan(0, gathered.Count))
            {
                histogram.Record(
                    call.Took.TotalSeconds,
                    new TagList { { "direction", call.Direction }, { "version", call.Version }, { "action", call.Action }, { "outcome", call.Outcome } });
            }
        }
        gathered.Count = 0;
    }

    private readonly record struct Call(string Direction, string Version, string Action, string Outcome, TimeSpan Took);

    private sealed class Gathered
    {
        public Lock Lock { get; } = new();

        public Call[] Calls { get; } = new Call[Batch];

        public int Count { get; set; }
    }
}
