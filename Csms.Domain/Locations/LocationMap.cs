using Csms.Storage.Locations;

namespace Csms.Domain.Locations;

/// <summary>Rows into what the outside sees, and back.</summary>
internal static class LocationMap
{
    private const decimal UnitsPerDegree = 10_000_000m;

    public static Location ToLocation(LocationRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Address = row.Address,
        PostalCode = row.PostalCode,
        City = row.City,
        State = row.State,
        Country = row.Country,
        Latitude = row.Latitude / UnitsPerDegree,
        Longitude = row.Longitude / UnitsPerDegree,
        TimeZone = row.TimeZone,
        OpeningHours = OpeningHours.Parse(row.HoursJson),
        UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedAt),
    };

    public static LocationPin ToPin(LocationRow row, IReadOnlyList<PlacedStation> stations) => new()
    {
        Id = row.Id, Name = row.Name, City = row.City, Latitude = row.Latitude / UnitsPerDegree, Longitude = row.Longitude / UnitsPerDegree, Stations = stations,
    };

    public static LocationRow ToRow(Location location, long at) => new()
    {
        Id = location.Id,
        Name = location.Name,
        Address = location.Address,
        PostalCode = location.PostalCode,
        City = location.City,
        State = location.State,
        Country = location.Country,
        Latitude = Units(location.Latitude),
        Longitude = Units(location.Longitude),
        TimeZone = location.TimeZone,
        HoursJson = location.OpeningHours?.Ordered()?.ToJson(),
        Search = string.Join('\n', location.Id, location.Name, location.City, location.Address, location.PostalCode).ToLowerInvariant(),
        UpdatedAt = at,
    };

    /// <summary>As it is when it has been stored: without spaces around, empty or not, in order.</summary>
    public static Location Tidy(Location location) => location with
    {
        Name = Tidy(location.Name),
        Address = location.Address.Trim(),
        PostalCode = Tidy(location.PostalCode),
        City = location.City.Trim(),
        State = Tidy(location.State),
        Latitude = Round(location.Latitude),
        Longitude = Round(location.Longitude),
        OpeningHours = location.OpeningHours?.Ordered(),
    };

    public static ConnectorFacts ToConnector(ConnectorFactRow row) => new()
    {
        Id = row.Connector,
        Standard = row.Standard,
        Format = row.Format,
        PowerType = row.PowerType,
        MaxVoltage = row.MaxVoltage,
        MaxAmperage = row.MaxAmperage,
        MaxElectricPower = row.MaxElectricPower,
    };

    public static ConnectorFactRow ToRow(long station, int evse, ConnectorFacts facts) => new()
    {
        StationNumber = station,
        Evse = evse,
        Connector = facts.Id,
        Standard = facts.Standard,
        Format = facts.Format,
        PowerType = facts.PowerType,
        MaxVoltage = facts.MaxVoltage,
        MaxAmperage = facts.MaxAmperage,
        MaxElectricPower = facts.MaxElectricPower,
    };

    private static long? Units(decimal? degrees) => degrees is { } known ? (long)(known * UnitsPerDegree) : null;

    // Once stored it has no zeros at its end; nor has it before.
    private static decimal? Round(decimal? degrees) => degrees is { } known && Math.Abs(known) <= 1_000 ? (long)Math.Round(known * UnitsPerDegree) / UnitsPerDegree : degrees;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
