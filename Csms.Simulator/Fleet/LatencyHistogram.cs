namespace Csms.Simulator.Fleet;

/// <summary>How long answers took: buckets that each are a tenth wider than the one before, counted without a lock.</summary>
internal sealed class LatencyHistogram
{
    private const double Growth = 1.1;
    private const int Buckets = 220;

    private readonly long[] _counts = new long[Buckets];

    public void Add(TimeSpan elapsed)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(1, elapsed.TotalMicroseconds)) / Math.Log(Growth));
        Interlocked.Increment(ref _counts[Math.Min(bucket, Buckets - 1)]);
    }

    /// <summary>The counts so far, to take later ones from.</summary>
    public long[] Snapshot() => [.. _counts];

    /// <summary>The time within which a share (0 to 1) of the answers since a snapshot came; null when none came.</summary>
    public static TimeSpan? Percentile(long[] before, long[] now, double share)
    {
        long total = 0;
        for (var i = 0; i < Buckets; i++)
            total += now[i] - before[i];
        if (total == 0)
            return null;
        var wanted = (long)Math.Ceiling(total * share);
        long seen = 0;
        for (var i = 0; i < Buckets; i++)
        {
            seen += now[i] - before[i];
            if (seen >= wanted)
                return TimeSpan.FromMicroseconds(Math.Pow(Growth, i));
        }
        return null;
    }
}
