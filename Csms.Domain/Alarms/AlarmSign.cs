namespace Csms.Domain.Alarms;

/// <summary>Something that may be an alarm, or the end of one: the rules decide.</summary>
public sealed record AlarmSign
{
    public required string? StationId { get; init; }

    public required AlarmSource Source { get; init; }

    public required string Kind { get; init; }

    /// <summary>Tells apart what is of one kind and not the same: an EVSE, a transaction, a certificate.</summary>
    public string? Place { get; init; }

    /// <summary>0 to 9, as it is by itself; a rule may say otherwise.</summary>
    public required int Severity { get; init; }

    /// <summary><c>Alerting</c>, <c>Delta</c> or <c>Periodic</c>; null for what is no event of a variable.</summary>
    public string? Trigger { get; init; }

    public required string Reason { get; init; }

    /// <summary>By the clock of whoever tells: what comes late does not undo what is newer. A time that cannot be counts as the receipt.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>It is over.</summary>
    public bool IsCleared { get; init; }

    internal string Key => string.Join('|', StationId, Source, Kind, Place);
}
