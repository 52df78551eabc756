namespace Csms.Domain.Transactions;

/// <summary>Which transactions a list shows; null does not filter. Newest first.</summary>
public sealed record TransactionQuery
{
    public string? StationId { get; init; }

    /// <summary>At one of these stations.</summary>
    public IReadOnlyList<string>? StationIds { get; init; }

    public TransactionState? State { get; init; }

    /// <summary>Of this token, upper and lower case alike; a key code by its name.</summary>
    public string? IdToken { get; init; }

    public bool? IsFlagged { get; init; }

    /// <summary>True: those with a flag that nobody has looked at; false: those with flags that somebody has.</summary>
    public bool? NeedsReview { get; init; }

    /// <summary>Started at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Started before.</summary>
    public DateTimeOffset? To { get; init; }
}
