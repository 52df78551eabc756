namespace Csms.Domain.Transactions;

/// <summary>Which transactions a list shows; null does not filter. Newest first.</summary>
public sealed record TransactionQuery
{
    public string? StationId { get; init; }

    /// <summary>At one of these stations.</summary>
    public IReadOnlyList<string>? StationIds { get; init; }

    public TransactionState? State { get; init; }

    /// <summary>Started at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Started before.</summary>
    public DateTimeOffset? To { get; init; }
}
