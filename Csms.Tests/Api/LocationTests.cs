using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Sites, what stands there, and how it is.</summary>
internal sealed class LocationTests
{
    private const string Malmo =
        """{"name":"Malmö Central","address":"Skeppsbron 1","postalCode":"211 20","city":"Malmö","country":"SWE","latitude":55.60917,"longitude":12.99972,"timeZone":"Europe/Stockholm","openingHours":{"alwaysOpen":true}}""";

    private const string Berlin = """{"address":"Europaplatz 1","city":"Berlin","country":"DEU","timeZone":"Europe/Berlin"}""";

    [Test]
    public async Task A_location_is_added_read_replaced_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "locations/MALMO-C", Malmo);
        var shown = await server.GetAsync("locations/malmo-c");
        Assert.That(
            ((string?)shown["id"], (string?)shown["name"], (string?)shown["address"], (string?)shown["postalCode"], (string?)shown["city"], (string?)shown["country"], (string?)shown["timeZone"]),
            Is.EqualTo(("MALMO-C", "Malmö Central", "Skeppsbron 1", "211 20", "Malmö", "SWE", "Europe/Stockholm")));
        Assert.That(((decimal)shown["latitude"]!, (decimal)shown["longitude"]!, (bool)shown["isOpen"]!), Is.EqualTo((55.60917m, 12.99972m, true)));
        await server.SendForAsync(200, "PUT", "locations/MALMO-C", Berlin);
        shown = await server.GetAsync("locations/MALMO-C");
        Assert.That(((string?)shown["name"], (string?)shown["city"], shown["latitude"], shown["openingHours"], shown["isOpen"]), Is.EqualTo(((string?)null, "Berlin", (JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
        var audit = (await server.GetAsync("audit?text=locations"))["items"]![0]!;
        Assert.That(((string?)audit["before"]!["city"], (string?)audit["after"]!["city"]), Is.EqualTo(("Malmö", "Berlin")));
        await server.SendForAsync(204, "DELETE", "locations/MALMO-C");
        await server.SendForAsync(404, "GET", "locations/MALMO-C");
        await server.SendForAsync(404, "DELETE", "locations/MALMO-C");
    }

    [TestCase("L 1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin"}""", "id")]
    [TestCase("L1", """{"address":" ","city":"C","country":"DEU","timeZone":"Europe/Berlin"}""", "address")]
    [TestCase("L1", """{"address":"A","city":"0123456789012345678901234567890123456789012345","country":"DEU","timeZone":"Europe/Berlin"}""", "city")]
    [TestCase("L1", """{"address":"A\nB","city":"C","country":"DEU","timeZone":"Europe/Berlin"}""", "address")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DE","timeZone":"Europe/Berlin"}""", "country")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Mitteleuropa"}""", "timeZone")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","latitude":90.5,"longitude":1}""", "latitude")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","latitude":50}""", "longitude")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","openingHours":{"regular":[{"weekday":8,"begin":"08:00","end":"18:00"}]}}""", "openingHours.regular[0].weekday")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","openingHours":{"regular":[{"weekday":1,"begin":"8","end":"18:00"}]}}""", "openingHours.regular[0].begin")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","openingHours":{"regular":[{"weekday":1,"begin":"18:00","end":"08:00"}]}}""", "openingHours.regular[0].end")]
    [TestCase("L1", """{"address":"A","city":"C","country":"DEU","timeZone":"Europe/Berlin","openingHours":{"alwaysOpen":true,"regular":[{"weekday":1,"begin":"08:00","end":"18:00"}]}}""", "openingHours.regular")]
    public async Task What_a_location_cannot_be_is_refused_with_the_place(string id, string json, string path)
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(422, "PUT", $"locations/{Uri.EscapeDataString(id)}", json);
        Assert.That(problem.Violations().Select(violation => violation.Path), Is.EqualTo(new[] { path }));
        Assert.That((await server.GetAsync("locations"))["items"]!.AsArray(), Is.Empty);
    }

    // The clock stands at Sunday, 2026-03-01, 12:55 UTC: 13:55 in Berlin.
    [TestCase("""{"regular":[{"weekday":7,"begin":"13:00","end":"14:00"}]}""", true)]
    [TestCase("""{"regular":[{"weekday":7,"begin":"12:00","end":"13:55"}]}""", false)]
    [TestCase("""{"regular":[{"weekday":1,"begin":"00:00","end":"23:59"}]}""", false)]
    [TestCase("""{"alwaysOpen":true,"exceptionalClosings":[{"begin":"2026-03-01T12:00:00Z","end":"2026-03-01T13:00:00Z"}]}""", false)]
    [TestCase("""{"exceptionalOpenings":[{"begin":"2026-03-01T12:00:00Z","end":"2026-03-01T13:00:00Z"}]}""", true)]
    public async Task Whether_it_is_open_is_told_by_its_own_clock(string hours, bool isOpen)
    {
        await using var server = await TestServer.StartAsync();
        var location = JsonNode.Parse(Berlin)!;
        location["openingHours"] = JsonNode.Parse(hours);
        var shown = await server.SendForAsync(201, "PUT", "locations/L1", location.ToJsonString());
        Assert.That((bool?)shown["isOpen"], Is.EqualTo(isOpen));
    }

    [TestCase("text=malm%C3%B6", "MALMO-C")]
    [TestCase("text=MALM%C3%96", "MALMO-C")]
    [TestCase("text=europa", "BERLIN")]
    [TestCase("text=berlin", "BERLIN")]
    [TestCase("text=%25", "")]
    [TestCase("text='%20or%201=1--", "")]
    [TestCase("", "BERLIN,MALMO-C")]
    public async Task Locations_are_found_by_what_they_are_called(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "locations/MALMO-C", Malmo);
        await server.SendForAsync(201, "PUT", "locations/BERLIN", Berlin);
        Assert.That(string.Join(',', Ids(await server.GetAsync($"locations?{query}"))), Is.EqualTo(expected));
        Assert.That((string?)(await server.GetAsync("locations?limit=1"))["next"], Is.EqualTo("BERLIN"));
        Assert.That(Ids(await server.GetAsync("locations?limit=1&cursor=BERLIN")), Is.EqualTo(new[] { "MALMO-C" }));
    }

    [Test]
    public async Task A_station_stands_at_one_location_and_its_timeline_says_who_put_it_there()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "locations/MALMO-C", Malmo);
        await server.SendForAsync(201, "PUT", "locations/BERLIN", Berlin);
        Assert.That((int)(await server.SendForAsync(200, "POST", "locations/MALMO-C/stations", """{"add":["S1"]}"""))["moved"]!, Is.EqualTo(1));
        Assert.That(((string?)(await server.GetAsync("stations/S1"))["locationId"], (string?)(await server.GetAsync("stations/S1"))["locationName"]), Is.EqualTo(("MALMO-C", "Malmö Central")));
        await server.SendForAsync(200, "POST", "locations/BERLIN/stations", """{"add":["S1"]}""");
        Assert.That(Ids(await server.GetAsync("stations?location=BERLIN")), Is.EqualTo(new[] { "S1" }));
        Assert.That(Ids(await server.GetAsync("stations?location=MALMO-C")).Concat(Ids(await server.GetAsync("stations?location=none"))), Is.Empty);
        Assert.That(Ids(await server.GetAsync("locations/BERLIN/stations")), Is.EqualTo(new[] { "S1" }));
        Assert.That((int)(await server.SendForAsync(200, "POST", "locations/MALMO-C/stations", """{"remove":["S1"]}"""))["moved"]!, Is.Zero);
        await server.SendForAsync(204, "DELETE", "locations/BERLIN");
        Assert.That(Ids(await server.GetAsync("stations?unplaced=true")), Is.EqualTo(new[] { "S1" }));
        var told = await server.TimelineWithAsync("S1", "location", times: 3);
        Assert.That(told.Where(reason => reason.Contains("location", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "administrator took it away from its location", "administrator put it at the location BERLIN", "administrator put it at the location MALMO-C (Malmö Central)",
        }));
    }

    [Test]
    public async Task With_a_station_that_is_none_no_other_moves_either()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", "locations/BERLIN", Berlin);
        var problem = await server.SendForAsync(422, "POST", "locations/BERLIN/stations", """{"add":["S1","S2"]}""");
        Assert.That(problem.Violations(), Is.EqualTo(new[] { ("add[1]", "exists") }));
        Assert.That((await server.GetAsync("stations/S1"))["locationId"], Is.Null);
        await server.SendForAsync(404, "POST", "locations/NONE/stations", """{"add":["S1"]}""");
    }

    [Test]
    public async Task A_location_shows_the_worst_of_what_stands_there()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "locations/L1", Berlin);
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Empty", 0, 0, 0, 0)));
        await using var one = await server.Boot16Async("S1");
        await using var two = await server.Boot16Async("S2");
        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S1","S2"]}""");
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Available", 2, 2, 0, 0)));
        await one.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:50:00Z"}""");
        await one.CallAsync("StatusNotification", Status("Charging"));
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Charging", 2, 2, 1, 0)));
        await server.SendForAsync(201, "POST", "stations", """{"id":"S3"}""");
        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S3"]}""");
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Offline", 3, 2, 1, 0)));
        await two.CallAsync("StatusNotification", Status("Faulted"));
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Faulted", 3, 2, 1, 1)));
        await server.SendForAsync(204, "DELETE", "stations/S2");
        Assert.That(await FiguresAsync(server), Is.EqualTo(("Offline", 2, 1, 1, 0)));
    }

    [Test]
    public async Task What_was_built_and_what_the_station_says_stand_together()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", Status("Available"));
        await server.SendForAsync(201, "PUT", "locations/L1", Berlin);
        await server.SendForAsync(200, "POST", "locations/L1/stations", """{"add":["S1"]}""");
        await server.SendForAsync(200, "PUT", "stations/S1/evses", $$"""{"evses":[{"id":1,"label":"Left","connectors":[{{Connector(1)}}]},{"id":2,"connectors":[{{Connector(1)}}]}]}""");
        var shown = (await server.GetAsync("locations/L1/stations"))["items"]![0]!["evses"]!.AsArray();
        Assert.That(shown.Select(evse => ((int)evse!["id"]!, (string?)evse["label"], (string?)evse["connectors"]![0]!["status"], (string?)evse["connectors"]![0]!["facts"]!["standard"])), Is.EqualTo(new[]
        {
            (1, "Left", "Available", "IEC_62196_T2"), (2, (string?)null, (string?)null, "IEC_62196_T2"),
        }));
        await server.SendForAsync(200, "PUT", "stations/S1/evses", """{"evses":[]}""");
        Assert.That((await server.GetAsync("stations/S1/evses"))["items"]!.AsArray(), Is.Empty);
        await server.SendForAsync(404, "PUT", "stations/none/evses", """{"evses":[]}""");
    }

    [TestCase("\"IEC_62196_T2\"", "\"CCS\"", "standard")]
    [TestCase("\"SOCKET\"", "\"PLUG\"", "format")]
    [TestCase("\"AC_3_PHASE\"", "\"AC\"", "powerType")]
    [TestCase("230", "0", "maxVoltage")]
    [TestCase("32", "-1", "maxAmperage")]
    [TestCase("22000", "0", "maxElectricPower")]
    public async Task A_connector_that_cannot_be_is_refused_with_the_place(string good, string bad, string member)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "PUT", "stations/S1/evses", $$"""{"evses":[{"id":1,"connectors":[{{Connector(1)}},{{Connector(2).Replace(good, bad)}}]}]}""");
        Assert.That(problem.Violations().Select(violation => violation.Path), Is.EqualTo(new[] { $"evses[0].connectors[1].{member}" }));
        Assert.That((await server.GetAsync("stations/S1/evses"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task The_map_shows_all_and_asks_no_tile_server_by_itself()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "locations/MALMO-C", Malmo);
        await server.SendForAsync(201, "PUT", "locations/BERLIN", Berlin);
        var pins = (await server.GetAsync("map/locations"))["items"]!.AsArray();
        Assert.That(pins.Select(pin => ((string?)pin!["id"], (decimal?)pin["latitude"], (string?)pin["figures"]!["status"])), Is.EqualTo(new[]
        {
            ("BERLIN", (decimal?)null, "Empty"), ("MALMO-C", 55.60917m, "Empty"),
        }));
        Assert.That((await server.GetAsync("map/tiles"))["url"], Is.Null);
    }

    private static async Task<(string, int, int, int, int)> FiguresAsync(TestServer server)
    {
        var figures = (await server.GetAsync("locations/L1"))["figures"]!;
        return ((string)figures["status"]!, (int)figures["stations"]!, (int)figures["connected"]!, (int)figures["charging"]!, (int)figures["faulted"]!);
    }

    private static string Connector(int id) =>
        $$"""{"id":{{id}},"standard":"IEC_62196_T2","format":"SOCKET","powerType":"AC_3_PHASE","maxVoltage":230,"maxAmperage":32,"maxElectricPower":22000}""";

    private static string Status(string status) => $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}"}""";

    private static IEnumerable<string> Ids(JsonNode list) => list["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
