using Csms.Domain.Locations;

namespace Csms.Server.Api;

/// <summary>A location's members.</summary>
internal sealed record LocationBody
{
    /// <summary>At most 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Street and number, at most 255 characters.</summary>
    public required string Address { get; init; }

    public string? PostalCode { get; init; }

    public required string City { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1, three letters, such as <c>SWE</c>.</summary>
    public required string Country { get; init; }

    /// <summary>In degrees; together with the longitude.</summary>
    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    /// <summary>A name of the IANA database, such as <c>Europe/Stockholm</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Default: unknown.</summary>
    public OpeningHoursBody? OpeningHours { get; init; }

    public Location ToLocation(string id) => new()
    {
        Id = id,
        Name = Name,
        Address = Address,
        PostalCode = PostalCode,
        City = City,
        State = State,
        Country = Country,
        Latitude = Latitude,
        Longitude = Longitude,
        TimeZone = TimeZone,
        OpeningHours = OpeningHours?.ToHours(),
    };
}

/// <summary>When a location can be used; what is left out is empty.</summary>
internal sealed record OpeningHoursBody
{
    /// <summary>Day and night; then there are no regular hours.</summary>
    public bool? AlwaysOpen { get; init; }

    /// <summary>In the location's own time.</summary>
    public IReadOnlyList<RegularHours>? Regular { get; init; }

    public IReadOnlyList<ExceptionalPeriod>? ExceptionalOpenings { get; init; }

    public IReadOnlyList<ExceptionalPeriod>? ExceptionalClosings { get; init; }

    public OpeningHours ToHours() => new()
    {
        AlwaysOpen = AlwaysOpen ?? false,
        Regular = Regular ?? [],
        ExceptionalOpenings = ExceptionalOpenings ?? [],
        ExceptionalClosings = ExceptionalClosings ?? [],
    };
}

/// <summary>Stations that are to stand at a location, and those that are not any more; by id.</summary>
internal sealed record AssignStationsBody
{
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Those that stand elsewhere stay there.</summary>
    public IReadOnlyList<string>? Remove { get; init; }
}

/// <param name="Moved">How many stand elsewhere now than before.</param>
internal sealed record AssignmentResource(int Moved);

/// <summary>What is known of a station's EVSEs as they were built.</summary>
internal sealed record StationEvsesBody
{
    public required IReadOnlyList<EvseFacts> Evses { get; init; }
}
