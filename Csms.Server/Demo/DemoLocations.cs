using Csms.Domain.Locations;
using Csms.Domain.Stations;

namespace Csms.Server.Demo;

/// <summary>Three sites for the demo's stations, made once: what somebody has changed of them stays.</summary>
internal sealed class DemoLocations(LocationBook locations, EvseBook evses, StationRegistry stations)
{
    private const string Maker = "demo";

    private static readonly Location[] Sites =
    [
        new()
        {
            Id = "MALMO-C", Name = "Malmö Central", Address = "Skeppsbron 1", PostalCode = "211 20", City = "Malmö", Country = "SWE", Latitude = 55.60917m, Longitude = 12.99972m,
            TimeZone = "Europe/Stockholm", OpeningHours = new OpeningHours { AlwaysOpen = true },
        },
        new()
        {
            Id = "BERLIN-HBF", Name = "Berlin Hauptbahnhof", Address = "Europaplatz 1", PostalCode = "10557", City = "Berlin", Country = "DEU", Latitude = 52.52508m, Longitude = 13.36940m,
            TimeZone = "Europe/Berlin", OpeningHours = new OpeningHours { Regular = [.. Enumerable.Range(1, 6).Select(day => new RegularHours { Weekday = day, Begin = "06:00", End = "22:00" })] },
        },
        new()
        {
            Id = "CPH-DEPOT", Name = "Copenhagen depot", Address = "Kalvebod Brygge 20", PostalCode = "1560", City = "København", Country = "DNK", Latitude = 55.66650m,
            Longitude = 12.57170m, TimeZone = "Europe/Copenhagen",
        },
    ];

    private static readonly (string Station, string Site, string[] Labels, ConnectorFacts Connector)[] Standing =
    [
        ("DEMO-1", "MALMO-C", ["P1"], Ac(22_000, 32)),
        ("DEMO-2", "MALMO-C", ["P2"], Ac(11_000, 16)),
        ("DEMO-3", "BERLIN-HBF", ["Left", "Right"], Ac(22_000, 32)),
        ("DEMO-4", "CPH-DEPOT", ["Bay 1", "Bay 2"], new()
        {
            Id = 1, Standard = "IEC_62196_T2_COMBO", Format = "CABLE", PowerType = "DC", MaxVoltage = 920, MaxAmperage = 250, MaxElectricPower = 150_000,
        }),
    ];

    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if ((await locations.PinsAsync(null, cancellationToken)).Count > 0)
            return;
        foreach (var site in Sites)
            await locations.PutAsync(site, cancellationToken);
        foreach (var (station, site, labels, connector) in Standing)
        {
            // As it would be at its first connection.
            await stations.AddAsync(new NewStation { Id = station, SecurityProfile = 0 }, cancellationToken);
            await locations.AssignAsync(site, [station], [], Maker, cancellationToken);
            await evses.PutAsync(station, [.. labels.Index().Select(label => new EvseFacts { Id = label.Index + 1, Label = label.Item, Connectors = [connector] })], cancellationToken);
        }
    }

    private static ConnectorFacts Ac(int watts, int amperes) => new()
    {
        Id = 1, Standard = "IEC_62196_T2", Format = "SOCKET", PowerType = "AC_3_PHASE", MaxVoltage = 230, MaxAmperage = amperes, MaxElectricPower = watts,
    };
}
