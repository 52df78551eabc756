namespace Csms.Storage.Transactions;

/// <summary>Which transactions a list shows; null does not filter. Times in milliseconds since 1970.</summary>
internal sealed record TransactionFilter
{
    public string? StationId { get; init; }

    public IReadOnlyList<string>? StationIds { get; init; }

    public int? State { get; init; }

    public bool? IsFlagged { get; init; }

    /// <summary>False: those with flags that somebody has looked at.</summary>
    public bool? NeedsReview { get; init; }

    public string? TokenKey { get; init; }

    /// <summary>Started at or after.</summary>
    public long? From { get; init; }

    /// <summary>Started before.</summary>
    public long? To { get; init; }
}
