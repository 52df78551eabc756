using System.Globalization;
using NodaTime;

namespace Csms.Domain.Locations;

/// <summary>What a location must be like. Lengths are those of OCPI 2.2.1, so that it can be told to others as it is.</summary>
internal static class LocationRules
{
    public const string EndOfDay = "23:59";
    private const int MaxIdLength = 36;
    private const int MaxPeriods = 100;

    public static IReadOnlyList<LocationFault> Faults(Location location)
    {
        List<LocationFault> faults = [];
        if (location.Id.Length is 0 or > MaxIdLength || location.Id is "." or ".." || location.Id.Any(mark => mark is <= ' ' or > '~'))
            faults.Add(new("id", "format", $"An id has 1 to {MaxIdLength} characters: letters from a to z, digits and signs, no spaces."));
        Text("name", location.Name, 255);
        Text("address", location.Address, 255, isNeeded: true);
        Text("postalCode", location.PostalCode, 10);
        Text("city", location.City, 45, isNeeded: true);
        Text("state", location.State, 45);
        if (!Countries.Has(location.Country))
            faults.Add(new("country", "iso3166", "A country is its code of three letters, such as SWE or DEU."));
        if (location.Latitude is < -90 or > 90)
            faults.Add(new("latitude", "range", "A latitude is between -90 and 90 degrees."));
        if (location.Longitude is < -180 or > 180)
            faults.Add(new("longitude", "range", "A longitude is between -180 and 180 degrees."));
        if (location.Latitude is null != location.Longitude is null)
            faults.Add(new(location.Latitude is null ? "latitude" : "longitude", "required", "Latitude and longitude come together."));
        if (!DateTimeZoneProviders.Tzdb.Ids.Contains(location.TimeZone))
            faults.Add(new("timeZone", "iana", "A time zone is named as Europe/Stockholm is."));
        if (location.OpeningHours is { } hours)
            faults.AddRange(Faults(hours));
        return faults;

        void Text(string path, string? text, int most, bool isNeeded = false)
        {
            if (isNeeded && string.IsNullOrWhiteSpace(text))
                faults.Add(new(path, "required", "It may not be empty."));
            else if (text?.Length > most)
                faults.Add(new(path, "maxLength", $"At most {most} characters."));
            else if (text?.Any(char.IsControl) == true)
                faults.Add(new(path, "format", "No line breaks and no control characters."));
        }
    }

    private static IEnumerable<LocationFault> Faults(OpeningHours hours)
    {
        if (hours is { AlwaysOpen: true, Regular.Count: > 0 })
            yield return new("openingHours.regular", "maxItems", "What is always open has no regular hours.");
        if (hours.Regular.Count > MaxPeriods || hours.ExceptionalOpenings.Count > MaxPeriods || hours.ExceptionalClosings.Count > MaxPeriods)
            yield return new("openingHours", "maxItems", $"At most {MaxPeriods} periods of each kind.");
        foreach (var (at, regular) in hours.Regular.Index())
        {
            if (regular.Weekday is < 1 or > 7)
                yield return new($"openingHours.regular[{at}].weekday", "range", "A weekday is 1 (Monday) to 7 (Sunday).");
            if (!IsTime(regular.Begin))
                yield return new($"openingHours.regular[{at}].begin", "format", "A time is written as 08:00, up to 23:59.");
            if (!IsTime(regular.End))
                yield return new($"openingHours.regular[{at}].end", "format", "A time is written as 18:00, up to 23:59.");
            else if (IsTime(regular.Begin) && string.CompareOrdinal(regular.End, regular.Begin) <= 0)
                yield return new($"openingHours.regular[{at}].end", "order", "It ends after it begins; what goes on past midnight is two periods, the first until 23:59.");
        }
        foreach (var (name, periods) in (IEnumerable<(string, IReadOnlyList<ExceptionalPeriod>)>)
                 [("exceptionalOpenings", hours.ExceptionalOpenings), ("exceptionalClosings", hours.ExceptionalClosings)])
        {
            foreach (var (at, period) in periods.Index())
            {
                if (period.End <= period.Begin)
                    yield return new($"openingHours.{name}[{at}].end", "order", "It ends after it begins.");
            }
        }
    }

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
