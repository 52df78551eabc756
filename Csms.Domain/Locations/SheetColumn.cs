using System.Globalization;

namespace Csms.Domain.Locations;

/// <summary>A column of the table: how its cells are written, and how they are read.</summary>
/// <param name="Read">The cell of a thing; null for an empty one.</param>
/// <param name="Write">The thing with the cell in it; throws <see cref="FormatException"/> with a sentence for one that cannot be read.</param>
internal sealed record SheetColumn<T>(string Name, Func<T, string?> Read, Func<T, string, T> Write);

/// <summary>The columns of the table, in order. They are written and read by the same list, so that what was written is read as the same.</summary>
internal static class SheetColumns
{
    public const string LocationId = "locationId";
    public const string StationId = "stationId";
    public const string EvseId = "evseId";
    public const string EvseLabel = "evseLabel";
    public const string ConnectorId = "connectorId";

    public static readonly IReadOnlyList<SheetColumn<Location>> Locations =
    [
        new("name", location => location.Name, (location, cell) => location with { Name = Given(cell) }),
        new("address", location => location.Address, (location, cell) => location with { Address = cell }),
        new("postalCode", location => location.PostalCode, (location, cell) => location with { PostalCode = Given(cell) }),
        new("city", location => location.City, (location, cell) => location with { City = cell }),
        new("state", location => location.State, (location, cell) => location with { State = Given(cell) }),
        new("country", location => location.Country, (location, cell) => location with { Country = cell }),
        new("latitude", location => Degrees(location.Latitude), (location, cell) => location with { Latitude = Degrees(cell) }),
        new("longitude", location => Degrees(location.Longitude), (location, cell) => location with { Longitude = Degrees(cell) }),
        new("timeZone", location => location.TimeZone, (location, cell) => location with { TimeZone = cell }),
        new("openingHours", location => HoursText.Write(location.OpeningHours), (location, cell) =>
        {
            var (isAlways, regular) = HoursText.Read(cell);
            return location with { OpeningHours = Hours(location) with { AlwaysOpen = isAlways, Regular = regular } };
        }),
        new("exceptionalOpenings", location => HoursText.Write(location.OpeningHours?.ExceptionalOpenings), (location, cell) =>
            location with { OpeningHours = Hours(location) with { ExceptionalOpenings = HoursText.ReadPeriods(cell) } }),
        new("exceptionalClosings", location => HoursText.Write(location.OpeningHours?.ExceptionalClosings), (location, cell) =>
            location with { OpeningHours = Hours(location) with { ExceptionalClosings = HoursText.ReadPeriods(cell) } }),
    ];

    public static readonly IReadOnlyList<SheetColumn<ConnectorFacts>> Connectors =
    [
        new("standard", connector => connector.Standard, (connector, cell) => connector with { Standard = cell }),
        new("format", connector => connector.Format, (connector, cell) => connector with { Format = cell }),
        new("powerType", connector => connector.PowerType, (connector, cell) => connector with { PowerType = cell }),
        new("maxVoltage", connector => Number(connector.MaxVoltage), (connector, cell) => connector with { MaxVoltage = Number(cell) ?? 0 }),
        new("maxAmperage", connector => Number(connector.MaxAmperage), (connector, cell) => connector with { MaxAmperage = Number(cell) ?? 0 }),
        new("maxElectricPower", connector => Number(connector.MaxElectricPower), (connector, cell) => connector with { MaxElectricPower = Number(cell) }),
    ];

    public static readonly IReadOnlyList<string> All =
    [
        LocationId, .. Locations.Select(column => column.Name), StationId, EvseId, EvseLabel, ConnectorId, .. Connectors.Select(column => column.Name),
    ];

    /// <exception cref="FormatException">It is none.</exception>
    public static int? Number(string cell) =>
        cell.Length == 0 ? null : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException("It is a whole number.");

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Degrees(decimal? degrees) => degrees?.ToString(CultureInfo.InvariantCulture);

    // A spreadsheet writes 55,6 where people do.
    private static decimal? Degrees(string cell) => cell.Length == 0 ? null
        : decimal.TryParse(cell.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) ? degrees
        : throw new FormatException("It is a number of degrees, such as 55.60587.");

    private static string? Given(string cell) => cell.Length == 0 ? null : cell;

    private static OpeningHours Hours(Location location) => location.OpeningHours ?? new OpeningHours();
}
