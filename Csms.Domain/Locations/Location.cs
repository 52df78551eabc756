namespace Csms.Domain.Locations;

/// <summary>A site where stations stand; OCPI's word for it.</summary>
public sealed record Location
{
    /// <summary>1 to 36 characters; upper and lower case are the same.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Street and number.</summary>
    public required string Address { get; init; }

    public string? PostalCode { get; init; }

    public required string City { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1, three letters, such as <c>SWE</c>.</summary>
    public required string Country { get; init; }

    /// <summary>In degrees, seven decimals at most; null together with the longitude.</summary>
    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    /// <summary>A name of the IANA database, such as <c>Europe/Stockholm</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Null: nobody has said.</summary>
    public OpeningHours? OpeningHours { get; init; }

    /// <summary>When it, or what stands there, was changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What is wrong with it, and where; empty when nothing is.</summary>
    public IReadOnlyList<LocationFault> Faults() => LocationRules.Faults(this);
}

/// <summary>One place where a location, or what stands there, breaks a rule.</summary>
/// <param name="Path">The member.</param>
/// <param name="Rule">One word for the rule.</param>
/// <param name="Text">What would be right.</param>
public sealed record LocationFault(string Path, string Rule, string Text);
