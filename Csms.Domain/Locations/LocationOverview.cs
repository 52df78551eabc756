namespace Csms.Domain.Locations;

/// <summary>A location with the stations that stand there. Which of them are connected knows the server.</summary>
public sealed record LocationOverview(Location Location, IReadOnlyList<PlacedStation> Stations);

/// <summary>A location as a map shows it.</summary>
public sealed record LocationPin
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required string City { get; init; }

    /// <summary>In degrees; null as long as nobody has said.</summary>
    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public required IReadOnlyList<PlacedStation> Stations { get; init; }
}

/// <summary>A station that stands somewhere.</summary>
/// <param name="IsCharging">A transaction charges there.</param>
/// <param name="IsFaulted">Something of it says that it is faulted.</param>
public sealed record PlacedStation(string Id, bool IsCharging, bool IsFaulted);

/// <summary>Stations that went to a location and away from it, and those that are none.</summary>
/// <param name="Moved">How many stand elsewhere now than before.</param>
/// <param name="Unknown">What was asked for and is no registered station; then nothing was moved.</param>
public sealed record Assignment(int Moved, IReadOnlyList<string> Unknown);
