namespace Csms.Benchmarks.Report;

/// <summary>Numbers as people read them: three significant digits, more for large ones.</summary>
internal static class Numbers
{
    public static string Text(double value) => Math.Abs(value) switch
    {
        double.NaN => "–",
        >= 100 => value.ToString("#,0"),
        >= 10 => value.ToString("0.#"),
        _ => value.ToString("0.###"),
    };

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
