namespace Csms.Storage.LocalLists;

/// <summary>A station's local list as stored. Times in milliseconds since 1970.</summary>
internal sealed class LocalListRow
{
    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int Scope { get; set; }

    public string? GroupId { get; set; }

    public int Version { get; set; }

    public bool IsCertain { get; set; } = true;

    public int? StationVersion { get; set; }

    public int State { get; set; }

    public string? Reason { get; set; }

    public long? TokenChanges { get; set; }

    public long? CheckedAt { get; set; }

    public long? SyncedAt { get; set; }
}

/// <summary>A token that a station was told of.</summary>
internal sealed class LocalListEntryRow
{
    public string TokenKey { get; init; } = "";

    public string IdToken { get; init; } = "";

    public string? Type { get; init; }

    public string Content { get; init; } = "";
}
