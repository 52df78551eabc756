namespace Csms.Server.Commands;

/// <summary>Asks a station to bring a log to this server.</summary>
public sealed record LogCommand
{
    /// <summary>Default <c>Diagnostics</c>.</summary>
    public LogKind Type { get; init; } = LogKind.Diagnostics;

    /// <summary>Entries older than this are left out; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Entries younger than this are left out; null for all.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How often the station tries again when the upload fails. Default: as it likes.</summary>
    public int? Retries { get; init; }

    /// <summary>How long it waits between two tries. Default: as it likes.</summary>
    public int? RetryIntervalSeconds { get; init; }
}

/// <summary>Which log.</summary>
public enum LogKind
{
    Diagnostics,

    /// <summary>Needs 2.0.1 or the security extension of 1.6.</summary>
    Security,
}

/// <summary>What a station answered to a <see cref="LogCommand"/>.</summary>
internal sealed record LogAnswer : CommandAnswer
{
    /// <summary>What the station is going to call the file; null when it did not say.</summary>
    public string? FileName { get; init; }
}
