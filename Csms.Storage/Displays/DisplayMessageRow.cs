namespace Csms.Storage.Displays;

/// <summary>A message on a display as stored. Times in milliseconds since 1970.</summary>
internal sealed class DisplayMessageRow
{
    public const int Asked = 0;
    public const int Shown = 1;
    public const int Lost = 2;

    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int MessageId { get; init; }

    public int State { get; init; }

    public string Priority { get; init; } = "";

    public string? ShownWhile { get; init; }

    public string Format { get; init; } = "";

    public string? Language { get; init; }

    public string Content { get; init; } = "";

    public long? StartsAt { get; init; }

    public long? EndsAt { get; init; }

    public string? OcppTransactionId { get; init; }

    public long ChangedAt { get; init; }
}
