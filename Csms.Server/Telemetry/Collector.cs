using Csms.Storage;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Csms.Server.Telemetry;

/// <summary>
/// Collects what is measured, for <c>/metrics</c> and, where it is set, for an OTLP collector, which gets the spans too. Measuring costs each message a sixth of
/// its processor time (docs/performance.md), so it begins when somebody first asks for it: without an OTLP collector, with the first read of <c>/metrics</c>.
/// </summary>
internal sealed class Collector : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private readonly PrometheusText _text = new();
    private readonly string _otlpUrl;
    private readonly ResourceBuilder _resource = ResourceBuilder.CreateDefault().AddService("csms");
    private readonly TracerProvider? _spans;
    private BaseExportingMetricReader? _reader;
    private MeterProvider? _metrics;

    public Collector(IOptions<TelemetryOptions> options, Traffic traffic)
    {
        // Its meter is there before anybody listens.
        _ = traffic;
        _otlpUrl = options.Value.OtlpUrl;
        if (_otlpUrl.Length == 0)
            return;
        Begin();
        _spans = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(_resource)
            // Whatever the HTTP request's own span is, which nobody collects: a command within it is.
            .SetSampler(new AlwaysOnSampler())
            .AddSource(Traffic.Name)
            .AddOtlpExporter(otlp => Send(otlp, _otlpUrl, "v1/traces"))
            .Build();
    }

    /// <summary>What is measured since the first read, in Prometheus' text format.</summary>
    public string Collect()
    {
        lock (_lock)
        {
            if (_reader is null)
                Begin();
            _reader!.Collect();
            return _text.Text;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is still here.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        const int LimitMilliseconds = 2_000;
        _spans?.ForceFlush(LimitMilliseconds);
        _metrics?.ForceFlush(LimitMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _spans?.Dispose();
        _metrics?.Dispose();
        _reader?.Dispose();
        _text.Dispose();
    }

    private void Begin()
    {
        _reader = new BaseExportingMetricReader(_text);
        var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(_resource)
            .AddMeter(Traffic.Name, DatabaseMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting")
            .AddReader(_reader);
        if (_otlpUrl.Length > 0)
            metrics.AddOtlpExporter(otlp => Send(otlp, _otlpUrl, "v1/metrics"));
        _metrics = metrics.Build();
    }

    private static void Send(OtlpExporterOptions otlp, string url, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{url.TrimEnd('/')}/{path}");
    }
}
