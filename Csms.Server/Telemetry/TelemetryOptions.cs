namespace Csms.Server.Telemetry;

/// <summary>Settings of <c>Csms:Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Csms:Telemetry";

    /// <summary>Where metrics and traces are sent by OTLP over HTTP, such as <c>http://collector:4318</c>; empty sends none. Default empty.</summary>
    public string OtlpUrl { get; set; } = "";

    /// <summary>Whether <c>/metrics</c> is read without an API key: for a network in which only the collector reaches it. Default false.</summary>
    public bool OpenMetrics { get; set; }
}
