namespace Csms.Domain.Configuration;

/// <summary>A setting as a station told it last.</summary>
/// <param name="Value">Null where there is none, and for what is only written.</param>
/// <param name="Mutability"><c>ReadOnly</c>, <c>ReadWrite</c> or <c>WriteOnly</c>; null where the station did not say.</param>
/// <param name="At">When it told it.</param>
public sealed record KnownSetting(SettingKey Key, string? Value, string? Mutability, DateTimeOffset At);

/// <summary>A value that has changed.</summary>
public sealed record SettingChange
{
    public required string Key { get; init; }

    /// <summary>When it became known.</summary>
    public required DateTimeOffset At { get; init; }

    public string? OldValue { get; init; }

    /// <summary>Null where the station has the setting no more.</summary>
    public string? NewValue { get; init; }

    public required SettingSource Source { get; init; }
}
