using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Csms.Storage.Engine;

/// <summary>Measures what one writer commits: how long each takes, the flush of the disk included, and how many units share it.</summary>
internal sealed class CommitMeter : IDisposable
{
    private readonly Meter _meter = new(DatabaseMeter.Name);
    private readonly KeyValuePair<string, object?> _file;
    private readonly Histogram<double> _commits;
    private readonly Counter<long> _units;

    /// <param name="path">The database's file; its name is what the figures are told apart by.</param>
    public CommitMeter(string path)
    {
        _file = new("file", Path.GetFileName(path));
        _commits = _meter.CreateHistogram<double>(
            "csms.database.commit.duration", "s", "How long each commit takes.", advice: new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1] });
        _units = _meter.CreateCounter<long>("csms.database.unit", null, "Units of work that were committed.");
    }

    public void Committed(long startedAt, int units)
    {
        _commits.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, _file);
        _units.Add(units, _file);
    }

    public void Dispose() => _meter.Dispose();
}
