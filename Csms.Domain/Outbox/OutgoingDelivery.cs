namespace Csms.Domain.Outbox;

/// <summary>Something that a receiver is told, and what became of it.</summary>
public sealed record OutgoingDelivery
{
    public required long Id { get; init; }

    public required ReceiverKind ReceiverKind { get; init; }

    public required string ReceiverId { get; init; }

    /// <summary>The same in each attempt, so that the receiver knows a repeat.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The kind of the event, or <c>test</c>.</summary>
    public required string Event { get; init; }

    public string? StationId { get; init; }

    /// <summary>What an alarm is about, in words; null for other events.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The last answer's status, of HTTP or SMTP; null when there was no answer.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last attempt failed, in words.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>Where a delivery is in its life.</summary>
public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Given up; can be sent again by hand.</summary>
    Dead,
}

/// <summary>How much is to be delivered to a receiver.</summary>
/// <param name="Dead">Given up, and not sent again.</param>
public sealed record Backlog(int Waiting, int Dead);

/// <summary>What is to be sent now.</summary>
/// <param name="Content">The event's data as JSON.</param>
public sealed record DueDelivery(long Id, string DeliveryId, string Event, string? StationId, string Content, DateTimeOffset At, int Attempts);
