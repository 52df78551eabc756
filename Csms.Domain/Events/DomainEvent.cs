namespace Csms.Domain.Events;

/// <summary>Something that listeners may want to know at once.</summary>
/// <param name="Id">Ascending, from one process to the next too; resumes a stream.</param>
/// <param name="Kind">One of <see cref="EventKind"/>.</param>
/// <param name="Content">A record that becomes the event's JSON.</param>
public sealed record DomainEvent(long Id, string Kind, string? StationId, DateTimeOffset At, object Content);

/// <summary>The kinds of domain events.</summary>
public static class EventKind
{
    public const string Station = "station";
    public const string Status = "status";
    public const string Transaction = "transaction";
    public const string Meter = "meter";
    public const string Command = "command";
    public const string Alarm = "alarm";
    public const string Knock = "knock";
    public const string Change = "change";

    /// <summary>Told to a single listener that resumes: some of what happened meanwhile is not remembered.</summary>
    public const string Missed = "missed";

    /// <summary>What may be listened for.</summary>
    public static IReadOnlyList<string> All { get; } = [Station, Status, Transaction, Meter, Command, Alarm, Knock, Change];
}
