using Microsoft.Extensions.Options;

namespace Csms.Server.Telemetry;

/// <summary><c>/metrics</c>: what is measured, as Prometheus reads it.</summary>
internal static class MetricsPage
{
    public static void MapMetrics(this WebApplication app)
    {
        var page = app.MapGet("/metrics", (Collector collector) => TypedResults.Text(collector.Collect(), PrometheusText.ContentType)).ExcludeFromDescription();
        if (!app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.OpenMetrics)
            page.RequireAuthorization();
    }
}
