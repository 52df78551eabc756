using Csms.Domain.Alarms;

namespace Csms.Domain.Stations;

/// <summary>An event of a monitored or hard-wired variable.</summary>
public sealed record StationEvent
{
    public required int EventId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>Alerting</c>, <c>Delta</c> or <c>Periodic</c>.</summary>
    public required string Trigger { get; init; }

    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public required string Variable { get; init; }

    public string? VariableInstance { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public required string Value { get; init; }

    public bool Cleared { get; init; }

    public string? OcppTransactionId { get; init; }

    public string? TechCode { get; init; }

    public string? TechDetail { get; init; }

    /// <summary>The monitor that noticed; null where none did.</summary>
    public int? MonitorId { get; init; }

    /// <summary>The event as it came, as JSON.</summary>
    public required string Json { get; init; }
}

/// <summary>A security event of a station. Repeats of the same event are kept once.</summary>
/// <param name="Type">The station's word, such as <c>SettingSystemTime</c>.</param>
/// <param name="At">By the station's clock.</param>
public sealed record SecurityEvent(string Type, DateTimeOffset At, string? TechDetail)
{
    /// <summary>0 (danger) to 9 (debug), by <see cref="SecuritySeverity"/>.</summary>
    public int Severity => SecuritySeverity.Of(Type);

    /// <summary>Set on reading.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
