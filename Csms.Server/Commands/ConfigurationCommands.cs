namespace Csms.Server.Commands;

/// <summary>Writes one setting of a station.</summary>
public sealed record ConfigurationChange
{
    /// <summary>1.6: the key. 2.0.1: <c>Component/Variable</c>, such as <c>OCPPCommCtrlr/HeartbeatInterval</c>.</summary>
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Settings of a station as it reports them.</summary>
public sealed record ConfigurationAnswer
{
    public required IReadOnlyList<ConfigurationItem> Items { get; init; }
}

/// <summary>One setting of a station.</summary>
public sealed record ConfigurationItem
{
    public required string Key { get; init; }

    /// <summary>Null where the station has none or does not show it.</summary>
    public string? Value { get; init; }

    /// <summary>Null where the station does not say; 2.0.1 tells it in reports only.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary><c>Accepted</c>, or why there is no value, in the station's word; 1.6 knows <c>UnknownKey</c>.</summary>
    public required string Status { get; init; }
}
