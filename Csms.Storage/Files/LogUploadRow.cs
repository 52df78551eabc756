namespace Csms.Storage.Files;

/// <summary>A log that was asked for, as stored, with the state of its request. Times in milliseconds since 1970.</summary>
internal sealed class LogUploadRow
{
    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int RequestId { get; init; }

    public string LogType { get; init; } = "";

    public long? OldestAt { get; init; }

    public long? LatestAt { get; init; }

    public string TokenHash { get; init; } = "";

    public long AskedAt { get; init; }

    public string? FileName { get; init; }

    public long? SizeBytes { get; init; }

    public long? UploadedAt { get; init; }

    /// <summary>Of the request; filled in by lookups only.</summary>
    public int State { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public long? EndedAt { get; init; }
}
