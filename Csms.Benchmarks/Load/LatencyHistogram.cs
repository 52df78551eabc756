namespace Csms.Benchmarks.Load;

/// <summary>Counts times in steps of 0.05 ms up to 10 s. Written by one thread.</summary>
internal sealed class LatencyHistogram
{
    private const int StepsPerMillisecond = 20;
    private readonly long[] _counts = new long[10_000 * StepsPerMillisecond];
    private long _total;

    public void Add(TimeSpan latency)
    {
        _counts[(int)Math.Min(latency.TotalMilliseconds * StepsPerMillisecond, _counts.Length - 1)]++;
        _total++;
    }

    /// <summary>The time that a share of all stays within, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var seen = 0L;
        for (var step = 0; step < _counts.Length; step++)
        {
            seen += _counts[step];
            if (seen >= share * _total)
                return (step + 1.0) / StepsPerMillisecond;
        }
        return double.PositiveInfinity;
    }
}
