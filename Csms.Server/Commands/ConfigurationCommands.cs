namespace Csms.Server.Commands;

/// <summary>Writes one setting of a station.</summary>
public sealed record ConfigurationChange
{
    /// <summary>
    /// 1.6: the key. 2.0.1: <c>Component/Variable</c>, such as <c>OCPPCommCtrlr/HeartbeatInterval</c>; with instances, EVSE and attribute
    /// <c>Component[instance](evse,connector)/Variable[instance]~Target</c>.
    /// </summary>
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Writes settings of a station: one by <c>key</c> and <c>value</c>, or any number by <c>settings</c>.</summary>
public sealed record ConfigurationWrite
{
    /// <inheritdoc cref="ConfigurationChange.Key"/>
    public string? Key { get; init; }

    public string? Value { get; init; }

    /// <summary>At most 1000.</summary>
    public IReadOnlyList<ConfigurationChange>? Settings { get; init; }
}

/// <summary>How writing settings ended.</summary>
public sealed record ConfigurationWriteAnswer : CommandAnswer
{
    /// <summary>By setting, as they were asked for.</summary>
    public required IReadOnlyList<WrittenSetting> Items { get; init; }
}

/// <summary>What a station answered to a setting that it was to change.</summary>
public sealed record WrittenSetting
{
    public required string Key { get; init; }

    /// <summary>The station's word, such as <c>RebootRequired</c> or <c>UnknownVariable</c>; <c>NoResult</c> where it said nothing of it, <c>CallError</c> for an error.</summary>
    public required string Status { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }
}

/// <summary>Settings of a station as it reports them.</summary>
public sealed record ConfigurationAnswer
{
    public required IReadOnlyList<ConfigurationItem> Items { get; init; }

    /// <summary>True when the station was asked now; false for what it told last.</summary>
    public bool Live { get; init; } = true;
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

    /// <summary>When the station told it, where it was not asked now.</summary>
    public DateTimeOffset? At { get; init; }
}
