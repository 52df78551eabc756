using System.Text.Json.Serialization;

namespace Csms.Domain.Configuration;

/// <summary>A setting that is wanted of a station, beside what the station is set to.</summary>
public sealed record WantedSetting
{
    public required string Key { get; init; }

    public required string Wanted { get; init; }

    /// <summary>Which template wants it; null when it is wanted of this station itself.</summary>
    public string? Template { get; init; }

    /// <summary>What the station told last; null where it told nothing.</summary>
    public string? Actual { get; init; }

    public required WantedState State { get; init; }

    /// <summary>The station's word when it was last told to change it; null when it was not told since it is wanted.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the station is to be told.</summary>
    [JsonIgnore]
    public bool IsToBeSent => State is WantedState.Pending or WantedState.Unknown;
}

/// <summary>How a setting stands to what is wanted.</summary>
public enum WantedState
{
    InSync,

    /// <summary>It differs, and is going to be written.</summary>
    Pending,

    /// <summary>The station did not take it; it is tried again when another value is wanted or the firmware has changed.</summary>
    Refused,

    /// <summary>The station took it, and it counts after its next boot.</summary>
    RebootRequired,

    /// <summary>The station has never told it; it is going to be written.</summary>
    Unknown,
}
