namespace Csms.Storage.Alarms;

/// <summary>An alarm as stored.</summary>
internal sealed class AlarmRow
{
    public long Id { get; set; }

    public string? StationId { get; init; }

    public string Source { get; init; } = "";

    public string Subject { get; init; } = "";

    public string AlarmKey { get; init; } = "";

    public int Severity { get; set; }

    public string Reason { get; set; } = "";

    public long RaisedAt { get; init; }

    public long LastAt { get; set; }

    public long LastEventAt { get; set; }

    public int Repeats { get; set; }

    public string? AcknowledgedBy { get; set; }

    public long? AcknowledgedAt { get; set; }

    public long? EndedAt { get; set; }

    public long? ClearedAt { get; set; }

    public string? EndReason { get; set; }
}
