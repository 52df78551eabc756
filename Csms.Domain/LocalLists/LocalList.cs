namespace Csms.Domain.LocalLists;

/// <summary>What a station's local authorization list shall hold, and what is known of the one that it has.</summary>
public sealed record LocalList
{
    public required string StationId { get; init; }

    public LocalListScope Scope { get; init; }

    /// <summary>Whose tokens, when the scope is a group.</summary>
    public string? GroupId { get; init; }

    public LocalListState State { get; init; }

    /// <summary>Why it is in this state, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The version that was sent last and taken; 0 when none ever was.</summary>
    public int Version { get; init; }

    /// <summary>The version that the station told last; null when it was never asked.</summary>
    public int? StationVersion { get; init; }

    /// <summary>How many tokens the station has, as far as it took them.</summary>
    public int Entries { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public DateTimeOffset? SyncedAt { get; init; }
}

public enum LocalListScope
{
    /// <summary>The list is not looked after; what was sent before is taken back.</summary>
    None,

    /// <summary>Every registered token that may charge there.</summary>
    All,

    /// <summary>Those of one group.</summary>
    Group,
}

public enum LocalListState
{
    /// <summary>No list is wanted, and none was sent.</summary>
    None,

    /// <summary>Something is to be sent.</summary>
    Pending,

    /// <summary>The station has what it shall have.</summary>
    Synced,

    /// <summary>The station has no such list, or its list is switched off.</summary>
    NotSupported,

    /// <summary>The list is larger than the station takes; nothing was sent.</summary>
    TooLarge,

    /// <summary>The station did not take it; it is tried again.</summary>
    Failed,
}
