namespace Csms.Domain.Alarms;

/// <summary>Something that an operator should look at, from the first time that it was noticed to its end.</summary>
public sealed record Alarm
{
    public required long Id { get; init; }

    /// <summary>Null for what is no station's, such as the server's own certificate.</summary>
    public string? StationId { get; init; }

    public required AlarmSource Source { get; init; }

    /// <summary>What it is about: a security event's type, <c>Component/Variable</c>, <c>CertificateExpiry</c>, the rule that closed a transaction.</summary>
    public required string Kind { get; init; }

    /// <summary>0 danger, 1 hardware failure, 2 system failure, 3 critical, 4 error, 5 alert, 6 warning, 7 notice, 8 informational, 9 debug.</summary>
    public required int Severity { get; init; }

    /// <summary>In words; of what happened again, the last.</summary>
    public required string Reason { get; init; }

    public required AlarmState State { get; init; }

    /// <summary>By our clock.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it happened last, by our clock.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>How often it has happened, the first time included.</summary>
    public required int Count { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }
}

/// <summary>Where an alarm is in its life.</summary>
public enum AlarmState
{
    Active,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Its cause is over, or an operator closed it.</summary>
    Ended,
}

/// <summary>Where alarms come from.</summary>
public enum AlarmSource
{
    SecurityEvent,

    /// <summary>An event of a variable of a 2.0.1 station.</summary>
    DeviceEvent,

    Certificate,

    Transaction,

    /// <summary>An update or a publishing that failed.</summary>
    Firmware,

    /// <summary>What lasts at a station, looked for now and then: see <see cref="StandingKind"/>.</summary>
    Station,
}
