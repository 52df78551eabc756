using Csms.Storage;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Csms.Server.Telemetry;

/// <summary>Collects what is measured, for <c>/metrics</c> and, where it is set, for an OTLP collector, which gets the spans too.</summary>
internal sealed class Collector : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private readonly PrometheusText _text = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _metrics;
    private readonly TracerProvider? _spans;

    public Collector(IOptions<TelemetryOptions> options, Traffic traffic)
    {
        _ = traffic;
        _reader = new BaseExportingMetricReader(_text);
        var resource = ResourceBuilder.CreateDefault().AddService("csms");
        var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Traffic.Name, DatabaseMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting")
            .AddReader(_reader);
        if (options.Value.OtlpUrl is { Length: > 0 } url)
        {
            metrics.AddOtlpExporter(otlp => Send(otlp, url, "v1/metrics"));
            _spans = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(Traffic.Name)
                .AddOtlpExporter(otlp => Send(otlp, url, "v1/traces"))
                .Build();
        }
        _metrics = metrics.Build();
    }

    /// <summary>What is measured up to now, in Prometheus' text format.</summary>
    public string Collect()
    {
        lock (_lock)
        {
            _reader.Collect();
            return _text.Text;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is still here.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        const int LimitMilliseconds = 2_000;
        _spans?.ForceFlush(LimitMilliseconds);
        _metrics.ForceFlush(LimitMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _spans?.Dispose();
        _metrics.Dispose();
        _reader.Dispose();
        _text.Dispose();
    }

    private static void Send(OtlpExporterOptions otlp, string url, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{url.TrimEnd('/')}/{path}");
    }
}
