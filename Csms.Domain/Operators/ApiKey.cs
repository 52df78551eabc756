namespace Csms.Domain.Operators;

/// <summary>A key by which a program uses the HTTP API.</summary>
public sealed record ApiKey
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The stations that it may see and command, beside those at its locations; null for all when it has no locations either.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    /// <summary>It may see and command the stations that stand at these locations at the time; null for none.</summary>
    public IReadOnlyList<string>? Locations { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it opens nothing; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>A key to make.</summary>
public sealed record NewApiKey
{
    public required string Name { get; init; }

    public Role Role { get; init; } = Role.Viewer;

    public IReadOnlyList<string>? Stations { get; init; }

    public IReadOnlyList<string>? Locations { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A new key with what it is, which is shown this once.</summary>
public sealed record ShownApiKey(ApiKey ApiKey, string Key);
