using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Csms.Server.Telemetry;

/// <summary>The last collected metrics in Prometheus' text format 0.0.4: names with underscores and their unit, counters end in <c>_total</c>.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public string Text { get; private set; } = "";

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
            Append(text, metric);
        Text = text.ToString();
        return ExportResult.Success;
    }

    private static void Append(StringBuilder text, Metric metric)
    {
        var name = NameOf(metric);
        var kind = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge",
        };
        text.Append("# HELP ").Append(name).Append(' ').Append(metric.Description.Replace('\n', ' ')).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(point);
            switch (metric.MetricType)
            {
                case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                    Line(text, name, labels, point.GetSumLong());
                    break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                    Line(text, name, labels, point.GetSumDouble());
                    break;
                case MetricType.LongGauge:
                    Line(text, name, labels, point.GetGaugeLastValueLong());
                    break;
                case MetricType.DoubleGauge:
                    Line(text, name, labels, point.GetGaugeLastValueDouble());
                    break;
                case MetricType.Histogram:
                    Append(text, name, labels, point);
                    break;
            }
        }
    }

    private static void Append(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(text, name + "_bucket", Join(labels, $"le=\"{Number(bucket.ExplicitBound)}\""), below);
        }
        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string NameOf(Metric metric)
    {
        var name = new StringBuilder();
        foreach (var letter in metric.Name)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        // Units in braces are remarks, such as {request}; 1 is none.
        var unit = metric.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        if (unit.Length > 0 && !metric.Name.EndsWith(unit[1..], StringComparison.Ordinal))
            name.Append(unit);
        if (metric.MetricType is MetricType.LongSum or MetricType.DoubleSum)
            name.Append("_total");
        return name.ToString();
    }

    private static string LabelsOf(in MetricPoint point)
    {
        var labels = "";
        foreach (var (key, value) in point.Tags)
        {
            var name = string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels = Join(labels, $"{name}=\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"");
        }
        return labels;
    }

    private static string Join(string labels, string label) => labels.Length == 0 ? label : $"{labels},{label}";

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
