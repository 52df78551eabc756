using Csms.Domain.Locations;
using Csms.Domain.Stations;
using Csms.Server.Connections;

namespace Csms.Server.Api;

/// <summary>A location, and how what stands there is.</summary>
internal sealed record LocationResource
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required string Address { get; init; }

    public string? PostalCode { get; init; }

    public required string City { get; init; }

    public string? State { get; init; }

    /// <summary>ISO 3166-1, three letters.</summary>
    public required string Country { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    /// <summary>A name of the IANA database.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Null: nobody has said.</summary>
    public OpeningHours? OpeningHours { get; init; }

    /// <summary>Whether it is open now; null when nobody has said when.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>When it, or what stands there, was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required LocationFigures Figures { get; init; }

    public static LocationResource Of(LocationOverview overview, StationDirectory directory, TimeProvider time)
    {
        var location = overview.Location;
        return new LocationResource
        {
            Id = location.Id,
            Name = location.Name,
            Address = location.Address,
            PostalCode = location.PostalCode,
            City = location.City,
            State = location.State,
            Country = location.Country,
            Latitude = location.Latitude,
            Longitude = location.Longitude,
            TimeZone = location.TimeZone,
            OpeningHours = location.OpeningHours,
            IsOpen = location.OpeningHours?.IsOpen(time.GetUtcNow(), location.TimeZone),
            UpdatedAt = location.UpdatedAt,
            Figures = LocationFigures.Of(overview.Stations, directory),
        };
    }
}

/// <summary>How the stations of a location are together.</summary>
internal sealed record LocationFigures
{
    /// <summary>The worst that is so of any station there.</summary>
    public required LocationStatus Status { get; init; }

    public required int Stations { get; init; }

    public required int Connected { get; init; }

    /// <summary>Stations where a transaction charges.</summary>
    public required int Charging { get; init; }

    /// <summary>Stations of which something says that it is faulted.</summary>
    public required int Faulted { get; init; }

    public static LocationFigures Of(IReadOnlyList<PlacedStation> stations, StationDirectory directory)
    {
        var connected = stations.Count(station => directory.Find(station.Id) is not null);
        var (charging, faulted) = (stations.Count(station => station.IsCharging), stations.Count(station => station.IsFaulted));
        return new LocationFigures
        {
            Status = stations.Count == 0 ? LocationStatus.Empty
                : faulted > 0 ? LocationStatus.Faulted
                : connected < stations.Count ? LocationStatus.Offline
                : charging > 0 ? LocationStatus.Charging
                : LocationStatus.Available,
            Stations = stations.Count,
            Connected = connected,
            Charging = charging,
            Faulted = faulted,
        };
    }
}

/// <summary>How a location is.</summary>
internal enum LocationStatus
{
    /// <summary>Something of a station there is faulted.</summary>
    Faulted,

    /// <summary>A station there is not connected.</summary>
    Offline,

    /// <summary>All is well, and somebody charges.</summary>
    Charging,

    /// <summary>All is well.</summary>
    Available,

    /// <summary>No station stands there.</summary>
    Empty,
}

/// <summary>A station at a location: how it was built, and how it is.</summary>
internal sealed record LocationStationResource
{
    public required string Id { get; init; }

    public required bool Connected { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    public required IReadOnlyList<LocationEvseResource> Evses { get; init; }

    public static LocationStationResource Of(StationOverview station, IReadOnlyList<EvseFacts> facts, StationDirectory directory) => new()
    {
        Id = station.Station.Id,
        Connected = directory.Find(station.Station.Id) is not null,
        LastSeenAt = station.LastSeenAt,
        Evses =
        [
            .. station.Evses.Where(evse => evse.Id > 0).Select(evse => evse.Id).Union(facts.Select(evse => evse.Id)).Order()
                .Select(id => LocationEvseResource.Of(id, station.Evses.FirstOrDefault(evse => evse.Id == id), facts.FirstOrDefault(evse => evse.Id == id))),
        ],
    };
}

internal sealed record LocationEvseResource(int Id, string? Label, IReadOnlyList<LocationConnectorResource> Connectors)
{
    /// <param name="told">What the station has said of it.</param>
    /// <param name="known">What people have said of it.</param>
    public static LocationEvseResource Of(int id, EvseOverview? told, EvseFacts? known) => new(
        id, known?.Label,
        [
            .. (told?.Connectors.Select(connector => connector.Id) ?? []).Union(known?.Connectors.Select(connector => connector.Id) ?? []).Order()
                .Select(connector => new LocationConnectorResource(
                    connector, told?.Connectors.FirstOrDefault(one => one.Id == connector)?.Status, known?.Connectors.FirstOrDefault(one => one.Id == connector))),
        ]);
}

/// <param name="Status">The word that the station sent; null when it has sent none.</param>
/// <param name="Facts">Null when nobody has described it.</param>
internal sealed record LocationConnectorResource(int Id, string? Status, ConnectorFacts? Facts);
