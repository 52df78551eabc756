using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Operators' own leniency rules, over the wire: raw frames to a real server.</summary>
internal sealed class LeniencyRulesApiTests
{
    private const string Sleeping = """{"connectorId":1,"errorCode":"NoError","status":"Sleeping"}""";

    private const string Rule = """
        {
          "description": "Says Sleeping.", "vendor": "Acme",
          "places": [{ "ocppVersion": "1.6", "action": "StatusNotification", "response": false, "path": "status", "keyword": "enum", "remedy": "Map", "map": { "Sleeping": "Available" } }]
        }
        """;

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake("\"StatusNotification\"", "\"StatusNotice\"", "places[0].action", "exists"),
        Mistake("\"status\"", "\"statuss\"", "places[0].path", "exists"),
        Mistake("\"enum\"", "\"colour\"", "places[0].keyword", "exists"),
        Mistake("\"enum\"", "\"maxLength\"", "places[0].keyword", "exists"),
        Mistake("\"Map\"", "\"Guess\"", "places[0].remedy", "enum"),
        Mistake("\"Map\"", "\"Truncate\"", "places[0].remedy", "fits"),
        Mistake("\"Available\"", "\"Awake\"", "places[0].map", "enum"),
        Mistake("\"1.6\"", "\"1.5\"", "places[0].ocppVersion", "enum"),
        Mistake("\"vendor\"", "\"vendors\"", "vendors", "additionalProperties"),
        Mistake("\"path\": \"status\", ", "", "places[0].path", "required"),
        Mistake("false", "\"no\"", "places[0].response", "type"),
    ];

    [Test]
    [Property("FieldReport", "21")]
    public async Task A_rule_of_an_operator_counts_at_once_for_the_stations_that_it_is_for_and_for_no_other()
    {
        await using var server = await TestServer.StartAsync();
        await using var acme = await BootAsync(server, "CS-1", "Acme", "One");
        await using var other = await BootAsync(server, "CS-2", "Other", "One");
        Assert.That(await acme.CallForErrorAsync("StatusNotification", Sleeping), Is.EqualTo("PropertyConstraintViolation"));

        var made = await server.SendForAsync(201, "PUT", "leniency-rules/acme-sleeping", Rule);
        await acme.CallAsync("StatusNotification", Sleeping);

        Assert.That((string?)(await server.GetAsync("stations/CS-1"))["evses"]![0]!["connectors"]![0]!["status"], Is.EqualTo("Available"));
        Assert.That(await other.CallForErrorAsync("StatusNotification", Sleeping), Is.EqualTo("PropertyConstraintViolation"));
        Assert.That(((bool)made["shipped"]!, (string?)made["vendor"], (long)made["count"]!), Is.EqualTo((false, "Acme", 0)));
        var shown = await server.GetAsync("leniency-rules/acme-sleeping");
        Assert.That((long)shown["count"]!, Is.EqualTo(1));
        Assert.That((string?)shown["places"]![0]!["map"]!["Sleeping"], Is.EqualTo("Available"));
        Assert.That((string?)(await server.GetAsync("leniency-rules"))["items"]![0]!["id"], Is.EqualTo("acme-sleeping"));
    }

    [Test]
    public async Task A_rule_is_replaced_switched_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await server.SendForAsync(201, "PUT", "leniency-rules/acme-sleeping", Rule);
        await server.SendForAsync(200, "PUT", "leniency-rules/acme-sleeping", Rule.Replace("\"Available\"", "\"Unavailable\"", StringComparison.Ordinal));
        await station.CallAsync("StatusNotification", Sleeping);
        Assert.That((string?)(await server.GetAsync("stations/CS-1"))["evses"]![0]!["connectors"]![0]!["status"], Is.EqualTo("Unavailable"));

        await server.SendForAsync(200, "PUT", "leniency-rules/acme-sleeping", """{ "enabled": false, "stationId": "CS-1" }""");
        await station.CallForErrorAsync("StatusNotification", Sleeping);
        await server.SendForAsync(200, "PUT", "leniency-rules/acme-sleeping", """{ "enabled": null, "stationId": "CS-1" }""");
        await station.CallAsync("StatusNotification", Sleeping);

        await server.SendForAsync(204, "DELETE", "leniency-rules/acme-sleeping");
        await station.CallForErrorAsync("StatusNotification", Sleeping);
        await server.SendForAsync(404, "DELETE", "leniency-rules/acme-sleeping");
        await server.SendForAsync(404, "GET", "leniency-rules/acme-sleeping");
    }

    [Test]
    public async Task Rules_and_counts_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await BootAsync(server, "CS-1", "Acme", "One");
            await server.SendForAsync(201, "PUT", "leniency-rules/acme-sleeping", Rule);
            await station.CallAsync("StatusNotification", Sleeping);
        }

        await using var again = await TestServer.StartAsync(folder: folder.Path);
        await using var back = await again.ConnectAsync("CS-1");
        await back.CallAsync("StatusNotification", Sleeping);

        Assert.That((long)(await again.GetAsync("leniency-rules/acme-sleeping"))["count"]!, Is.EqualTo(2));
        var model = (await again.GetAsync("compliance"))["items"]![0]!;
        Assert.That(((string?)model["vendor"], (long)model["messages"]!, (long)model["deviating"]!), Is.EqualTo(("Acme", 3, 2)));
    }

    [TestCaseSource(nameof(Mistakes))]
    public async Task A_mistake_in_a_rule_is_named_and_harms_nothing(string right, string wrong, string path, string broken)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await server.SendForAsync(201, "PUT", "leniency-rules/acme-sleeping", Rule);

        var problem = await server.SendForAsync(422, "PUT", "leniency-rules/acme-sleeping", Rule.Replace(right, wrong, StringComparison.Ordinal));

        Assert.That(problem.Violations(), Does.Contain((path, broken)), problem.ToJsonString());
        await station.CallAsync("StatusNotification", Sleeping);
    }

    [TestCase("PUT", "leniency-rules/Not%20An%20Id", Rule, 422)]
    [TestCase("PUT", "leniency-rules/unknown-member", Rule, 409)]
    [TestCase("DELETE", "leniency-rules/unknown-member", null, 409)]
    [TestCase("PUT", "leniency-rules/nothing", """{ "enabled": true }""", 404)]
    [TestCase("PUT", "leniency-rules/r", """{ "places": [] }""", 422)]
    [TestCase("PUT", "leniency-rules/r", """{ "places": [null] }""", 422)]
    [TestCase("PUT", "leniency-rules/r", "{}", 422)]
    [TestCase("PUT", "leniency-rules/r", "null", 422)]
    [TestCase("PUT", "leniency-rules/r", "[1]", 422)]
    [TestCase("PUT", "leniency-rules/r", "{", 400)]
    public async Task What_is_no_rule_is_refused_and_a_shipped_one_is_only_switched(string method, string path, string? body, int status)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(status, method, path, body);
        Assert.That((await server.GetAsync("leniency-rules"))["items"]!.AsArray().Where(rule => !(bool)rule!["shipped"]!), Is.Empty);
    }

    [Test]
    [Property("FieldReport", "21")]
    public async Task A_refused_message_becomes_a_rule_for_its_model_in_one_step()
    {
        const string Long = """{"vendorId":"v","messageId":"0123456789012345678901234567890123456789012345678901234567890"}""";
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await using var twin = await BootAsync(server, "CS-2", "Acme", "One");
        await using var other = await BootAsync(server, "CS-3", "Acme", "Two");
        await station.CallForErrorAsync("DataTransfer", Long);
        var refused = (await server.GetAsync("stations/CS-1/messages?action=DataTransfer"))["items"]![0]!;
        Assert.That((string?)refused["violations"], Does.Contain("messageId: maxLength"));

        var made = await server.SendForAsync(201, "POST", "stations/CS-1/leniency-rules", $$"""{ "messageId": "{{refused["messageId"]}}" }""");

        Assert.That(((string?)made["vendor"], (string?)made["model"], (string?)made["stationId"]), Is.EqualTo(("Acme", "One", default(string))));
        Assert.That((string?)made["places"]![0]!["remedy"], Is.EqualTo("Keep"));
        await station.CallAsync("DataTransfer", Long);
        await twin.CallAsync("DataTransfer", Long);
        await other.CallForErrorAsync("DataTransfer", Long);
        Assert.That((long)(await server.GetAsync($"leniency-rules/{made["id"]}"))["count"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task A_message_that_is_wrong_in_several_ways_becomes_one_rule_for_its_station()
    {
        const string Sent = """{"connectorId":1,"errorCode":"NoError","status":"available","timestamp":"soon","vendorId":["x"]}""";
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await using var twin = await BootAsync(server, "CS-2", "Acme", "One");
        var id = (string)(await station.ExchangeAsync("StatusNotification", Sent))[1]!;

        var made = await server.SendForAsync(201, "POST", "stations/CS-1/leniency-rules", $$"""{ "messageId": "{{id}}", "scope": "Station" }""");

        Assert.That(made["places"]!.AsArray(), Has.Count.EqualTo(3), made.ToJsonString());
        Assert.That((string?)made["stationId"], Is.EqualTo("CS-1"));
        await station.CallAsync("StatusNotification", Sent);
        await twin.CallForErrorAsync("StatusNotification", Sent);
    }

    [Test]
    public async Task A_violation_of_the_timeline_becomes_a_rule()
    {
        const string Status = """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"available","evseId":1,"connectorId":1}""";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");
        await station.CallForErrorAsync("StatusNotification", Status);
        await server.TimelineWithAsync("CS-1", "StatusNotification was refused");
        var violation = (await server.GetAsync("stations/CS-1/timeline"))["items"]!.AsArray().First(entry => (string?)entry!["kind"] == "violation")!["detail"]!;

        await server.SendForAsync(
            201, "POST", "stations/CS-1/leniency-rules",
            new JsonObject { ["action"] = (string?)violation["action"], ["path"] = (string?)violation["path"], ["keyword"] = (string?)violation["keyword"] }.ToJsonString());

        await station.CallAsync("StatusNotification", Status);
    }

    [Test]
    public async Task A_violation_that_was_not_sent_yet_becomes_a_rule_with_all_that_may_mend_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");

        await server.SendForAsync(
            201, "POST", "stations/CS-1/leniency-rules", """{ "action": "StatusNotification", "path": "timestamp", "keyword": "format", "scope": "Firmware" }""");

        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"soon"}""");
    }

    [TestCase("""{ "messageId": "never-sent" }""", 404, "messageId")]
    [TestCase("""{ "messageId": "m1" }""", 422, "messageId")]
    [TestCase("""{ "messageId": "m2" }""", 422, "messageId")]
    [TestCase("""{ "action": "StatusNotification", "path": "status", "keyword": "enum" }""", 422, "path")]
    [TestCase("""{ "action": "StatusNotification", "path": "statuss", "keyword": "enum" }""", 422, "path")]
    [TestCase("""{ "action": "StatusNotification", "path": "status", "keyword": "colour" }""", 422, "keyword")]
    [TestCase("""{ "action": "Nothing", "path": "status", "keyword": "enum" }""", 422, "action")]
    [TestCase("""{ "action": "StatusNotification", "path": "status" }""", 422, "keyword")]
    [TestCase("""{ "messageId": "m2", "action": "StatusNotification" }""", 422, "messageId")]
    [TestCase("{}", 422, "messageId")]
    [TestCase("""{ "messageId": "m2", "scope": "World" }""", 422, "scope")]
    public async Task What_no_rule_can_mend_is_refused_with_the_reason(string body, int status, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await station.CallForErrorAsync("StatusNotification", Sleeping);

        var problem = await server.SendForAsync(status, "POST", "stations/CS-1/leniency-rules", body);

        if (status == 422)
            Assert.That(problem.Violations().Select(violation => violation.Path), Does.Contain(path), problem.ToJsonString());
        await station.CallForErrorAsync("StatusNotification", Sleeping);
    }

    [Test]
    public async Task A_refused_boot_of_a_station_that_never_booted_becomes_a_rule_for_that_station_only()
    {
        const string Boot = """{"chargePointVendor":7.5,"chargePointModel":"One","meterType":{}}""";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.ConnectAsync("CS-1");
        await server.SendForAsync(200, "PUT", "leniency-rules/number-as-text", """{ "enabled": false }""");
        var id = (string)(await station.ExchangeAsync("BootNotification", Boot))[1]!;

        await server.SendForAsync(422, "POST", "stations/CS-1/leniency-rules", $$"""{ "messageId": "{{id}}" }""");
        await server.SendForAsync(201, "POST", "stations/CS-1/leniency-rules", $$"""{ "messageId": "{{id}}", "scope": "Station" }""");

        await station.CallAsync("BootNotification", Boot);
        Assert.That((string?)(await server.GetAsync("stations/CS-1"))["vendor"], Is.EqualTo("7.5"));
    }

    [Test]
    public async Task A_transaction_that_a_rule_of_an_operator_filled_in_is_flagged()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "CS-1", "Acme", "One");
        await server.SendForAsync(201, "PUT", "leniency-rules/acme-start", """
            { "places": [{ "action": "StartTransaction", "path": "meterStart", "keyword": "type", "remedy": "Default", "value": 5 }] }
            """);

        var start = await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":"much","timestamp":"2026-03-01T12:00:00Z"}""");

        var transaction = await server.GetAsync($"transactions/{start["transactionId"]}");
        Assert.That((decimal)transaction["meterStartWh"]!, Is.EqualTo(5));
        Assert.That(transaction["flags"]!.ToJsonString(), Does.Contain("salvaged"));
    }

    internal static async Task<RawStation> BootAsync(TestServer server, string id, string vendor, string model)
    {
        var station = await server.ConnectAsync(id);
        await station.CallAsync("BootNotification", $$"""{"chargePointVendor":"{{vendor}}","chargePointModel":"{{model}}","firmwareVersion":"1.0"}""");
        return station;
    }

    private static TestCaseData Mistake(string right, string wrong, string path, string broken) => new(right, wrong, path, broken);
}
