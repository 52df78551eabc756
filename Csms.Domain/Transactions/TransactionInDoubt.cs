namespace Csms.Domain.Transactions;

/// <summary>What tells whether a transaction may never end by itself, or never become complete. Times are times of receipt.</summary>
public sealed record TransactionInDoubt
{
    public required int Id { get; init; }

    public required string StationId { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>2.0.1: events are missing of which the station has not said yet that they are lost.</summary>
    public required bool HasGap { get; init; }

    public required DateTimeOffset StartReceivedAt { get; init; }

    /// <summary>When its station said last what it knows of it.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public DateTimeOffset? BootedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    public required bool IsStationRemoved { get; init; }

    /// <summary>When its connector was reported Available, if it was since the start.</summary>
    public DateTimeOffset? AvailableAt { get; init; }
}
