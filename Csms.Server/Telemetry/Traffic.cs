using System.Diagnostics;
using System.Diagnostics.Metrics;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Routing;

namespace Csms.Server.Telemetry;

/// <summary>Measures what passes between stations and us: a meter and a source of spans of this name. Neither names a station, so that both stay small.</summary>
internal sealed class Traffic : IDisposable
{
    public const string Name = "Csms";

    /// <summary>In seconds. A message is answered in milliseconds; a station may think for half a minute.</summary>
    public static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly Meter _meter = new(Name);
    private readonly ActivitySource _spans = new(Name);
    private readonly Histogram<double> _calls;
    private readonly Counter<long> _deviations;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _ended;

    public Traffic(StationDirectory directory)
    {
        _calls = _meter.CreateHistogram<double>(
            "csms.call.duration", "s", "From a CALL to its answer, by direction, version, action and outcome.", advice: new() { HistogramBucketBoundaries = Bounds });
        _deviations = _meter.CreateCounter<long>("csms.call.deviations", null, "Messages that broke the specification and were understood nevertheless.");
        _refused = _meter.CreateCounter<long>("csms.handshake.refused", null, "Refused handshakes, by HTTP status.");
        _ended = _meter.CreateCounter<long>("csms.connection.ended", null, "Connections that ended, by the reason.");
        _meter.CreateObservableGauge("csms.station.connected", () => (long)directory.ConnectedCount, null, "Stations that are connected.");
    }

    /// <summary>Begins the span of a station's CALL; null when nobody collects spans.</summary>
    public Activity? Answering(StationConnection connection, string action, string messageId)
    {
        var span = _spans.StartActivity(action, ActivityKind.Server);
        return Tell(span, connection, messageId);
    }

    /// <summary>Begins the span of a CALL of ours; null when nobody collects spans.</summary>
    public Activity? Calling(StationConnection connection, string action) => Tell(_spans.StartActivity(action, ActivityKind.Client), connection, null);

    /// <summary>Begins the span of an operator's command; null when nobody collects spans.</summary>
    public Activity? Commanding(string name, string stationId)
    {
        var span = _spans.StartActivity($"command {name}");
        span?.SetTag("csms.station", stationId);
        return span;
    }

    /// <summary>A station's CALL was answered.</summary>
    public void Answered(OcppVersion version, string action, Answer answer, TimeSpan took)
    {
        // Any word may come where an action belongs; only those that there are get a series of their own.
        var counted = answer.Error == RpcErrorCode.NotImplemented ? "other" : action;
        Record("in", version, counted, answer.Error is { } error ? error.OnTheWire(version) : "ok", took);
        if (answer.Deviations.Count > 0)
            _deviations.Add(1, new KeyValuePair<string, object?>("version", version.Number), new KeyValuePair<string, object?>("action", counted));
    }

    /// <summary>A CALL of ours has its outcome.</summary>
    public void Called(OcppVersion version, string action, CallOutcome outcome, TimeSpan took) => Record(
        "out", version, action,
        outcome switch
        {
            CallOutcome.Result => "ok",
            CallOutcome.Error => "error",
            CallOutcome.Unreadable => "unreadable",
            CallOutcome.QueueFull => "queueFull",
            CallOutcome.Disconnected => "disconnected",
            _ => "noAnswer",
        },
        took);

    public void Refused(int status) => _refused.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Ended(string kind) => _ended.Add(1, new KeyValuePair<string, object?>("reason", kind));

    public void Dispose()
    {
        _meter.Dispose();
        _spans.Dispose();
    }

    private void Record(string direction, OcppVersion version, string action, string outcome, TimeSpan took)
    {
        if (_calls.Enabled)
            _calls.Record(took.TotalSeconds, new TagList { { "direction", direction }, { "version", version.Number }, { "action", action }, { "outcome", outcome } });
    }

    private static Activity? Tell(Activity? span, StationConnection connection, string? messageId)
    {
        span?.SetTag("csms.station", connection.StationId).SetTag("ocpp.version", connection.Version.Number);
        if (messageId is not null)
            span?.SetTag("ocpp.messageId", messageId);
        return span;
    }
}
