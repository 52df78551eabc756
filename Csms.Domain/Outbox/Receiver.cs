using Csms.Domain.Alarms;
using Csms.Domain.Events;

namespace Csms.Domain.Outbox;

/// <summary>Who is told what happens: another system by web hook, or somebody by mail.</summary>
public sealed record Receiver
{
    /// <summary>Ours; 0 for one that is not kept yet.</summary>
    public long Number { get; init; }

    public required ReceiverKind Kind { get; init; }

    /// <summary>The operator's name for it.</summary>
    public required string Id { get; init; }

    /// <summary>An http or https URL, or a mail address.</summary>
    public required string Address { get; init; }

    /// <summary>Which of <see cref="EventKind"/>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Which kinds of alarms, with <c>*</c> and <c>?</c>; case is ignored.</summary>
    public required string AlarmKind { get; init; }

    /// <summary>Only alarms that are this grave or graver; null for all.</summary>
    public int? MaxSeverity { get; init; }

    /// <summary>Of which stations, with <c>*</c> and <c>?</c>; case is ignored.</summary>
    public required string Station { get; init; }

    /// <summary>Of mails: <c>en</c>, <c>de</c> or <c>sv</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Of mails: whether the end of an alarm is told too.</summary>
    public bool TellsEnd { get; init; } = true;

    /// <summary>False: nothing is put into the outbox for it, and nothing is sent.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Why it was switched off by itself; null when it was not.</summary>
    public string? StoppedBecause { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    internal bool Wants(Alarm alarm) =>
        Wants(EventKind.Alarm, alarm.StationId)
        && !(alarm.Severity > MaxSeverity)
        && TextPattern.Matches(AlarmKind, alarm.Kind)
        && (Kind == ReceiverKind.WebHook || alarm.State == AlarmState.Active || (alarm.State == AlarmState.Ended && TellsEnd));

    /// <summary>Whether it is to be told of an event; of alarms more is asked.</summary>
    public bool Wants(string happened, string? stationId) =>
        Enabled && Events.Contains(happened, StringComparer.Ordinal) && TextPattern.Matches(Station, stationId);
}

/// <summary>How a receiver is told.</summary>
public enum ReceiverKind
{
    WebHook,
    Mail,
}
