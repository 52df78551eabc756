using Csms.Domain.Stations;

namespace Csms.Domain.Configuration;

/// <summary>Settings that a station has told, or agreed to.</summary>
/// <param name="IsAll">The station has no others of this form.</param>
public sealed record ToldSettings(IReadOnlyList<DeviceVariable> Settings, SettingSource Source, bool IsAll = false);

/// <summary>How a value became known.</summary>
public enum SettingSource
{
    /// <summary>The station reported it, or was asked for everything.</summary>
    Report,

    /// <summary>It was asked for by name.</summary>
    Read,

    /// <summary>It was written, and the station took it.</summary>
    Written,

    /// <summary>The station told that it has changed.</summary>
    Event,
}
