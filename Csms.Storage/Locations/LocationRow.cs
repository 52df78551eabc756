namespace Csms.Storage.Locations;

/// <summary>A location as stored.</summary>
internal sealed class LocationRow
{
    public long Number { get; init; }

    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string Address { get; init; } = "";

    public string? PostalCode { get; init; }

    public string City { get; init; } = "";

    public string? State { get; init; }

    public string Country { get; init; } = "";

    public long? Latitude { get; init; }

    public long? Longitude { get; init; }

    public string TimeZone { get; init; } = "";

    public string? HoursJson { get; init; }

    public string Search { get; init; } = "";

    public long UpdatedAt { get; init; }
}

/// <summary>A station that stands somewhere.</summary>
internal sealed class PlacedRow
{
    public long Number { get; init; }

    public string Id { get; init; } = "";

    public long LocationNumber { get; init; }
}

/// <summary>Which location a station stands at; both null for none.</summary>
internal sealed class StandingRow
{
    public long StationNumber { get; init; }

    public string StationId { get; init; } = "";

    public long? LocationNumber { get; init; }

    public string? LocationId { get; init; }

    public string? LocationName { get; init; }
}
