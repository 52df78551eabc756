using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Transfers;

/// <summary>Vendors' own data, as the station's frames, the API and a vendor's system tell it. 1.6 carries it as text.</summary>
[TestFixture("1.6")]
[TestFixture("2.0.1")]
internal sealed class DataTransferTests(string version)
{
    private const string Schema = """
        {"type":"object","required":["level"],"additionalProperties":false,"properties":{"level":{"type":"integer","minimum":0},"note":{"$ref":"#/definitions/note"}},
        "definitions":{"note":{"type":"string","maxLength":5}}}
        """;

    private bool Is16 => version == "1.6";

    [Property("Requirement", "P02.FR.06")]
    [Property("Requirement", "P02.FR.07")]
    [TestCase("org.nobody", "Level", "UnknownVendorId")]
    [TestCase("com.vendor", "Other", "UnknownMessageId")]
    [TestCase("com.vendor", null, "UnknownMessageId")]
    [TestCase("com.vendor", "Level", "Accepted")]
    [TestCase("COM.Vendor", "LEVEL", "Accepted")]
    [Property("Requirement", "1.6 §4.3")]
    public async Task What_was_agreed_with_the_vendor_decides(string vendor, string? message, string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", Schema);
        Assert.That((string)(await TransferAsync(station, """{"level":7}""", message, vendor))["status"]!, Is.EqualTo(status));
        var kept = (await server.GetAsync("stations/S1/data-transfers"))["items"]!.AsArray();
        if (status == "UnknownVendorId")
            Assert.That(kept, Is.Empty);
        else
            Assert.That(((string)kept.Single()!["status"]!, (string?)kept[0]!["messageId"], kept[0]!["data"]!.ToJsonString()), Is.EqualTo((status, message, """{"level":7}""")));
    }

    [Property("Requirement", "P01.FR.07")]
    [TestCase("""{"level":-1}""", "data.level: minimum")]
    [TestCase("""{"level":"7"}""", "data.level: type")]
    [TestCase("""{"level":7,"note":"too long"}""", "data.note: maxLength")]
    [TestCase("""{}""", "data.level: required")]
    [TestCase("[]", "data: type")]
    public async Task Data_that_breaks_the_schema_is_rejected_and_the_timeline_says_where(string data, string where)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", Schema);
        var answer = await TransferAsync(station, data);
        Assert.That((string)answer["status"]!, Is.EqualTo("Rejected"));
        if (!Is16)
            Assert.That((string)answer["statusInfo"]!["additionalInfo"]!, Does.Contain(where));
        await server.TimelineWithAsync("S1", $"DataTransfer Level of com.vendor was rejected: The data breaks the schema: {where}");
        Assert.That((string)(await server.GetAsync("stations/S1/data-transfers"))["items"]![0]!["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task No_data_is_no_object()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", Schema);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor", "{}");
        Assert.That((string)(await TransferAsync(station, null))["status"]!, Is.EqualTo("Rejected"));
        Assert.That((string)(await TransferAsync(station, null, null))["status"]!, Is.EqualTo("Accepted"));
    }

    [Property("FieldReport", "28")]
    [TestCase("""{"type":"object"}""", """{"a":1}""", """{"a":1}""")]
    [TestCase("""{"type":"string"}""", "\"12\"", "\"12\"")]
    [TestCase("""{"type":"integer"}""", "12", "12")]
    public async Task A_schema_may_want_any_kind_of_value(string schema, string data, string kept)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", schema);
        Assert.That((string)(await TransferAsync(station, data))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((await server.GetAsync("stations/S1/data-transfers?vendorId=Com.Vendor"))["items"]![0]!["data"]!.ToJsonString(), Is.EqualTo(kept));
    }

    [TestCase("""{"status":"Accepted","data":{"limit":16}}""", "Accepted", """{"limit":16}""")]
    [TestCase("""{"status":"Rejected","data":"no"}""", "Rejected", "no")]
    [TestCase("""{"status":"UnknownMessageId","more":1}""", "UnknownMessageId", null)]
    public async Task The_vendors_web_hook_is_given_the_data_and_its_answer_is_the_stations(string reply, string status, string? data)
    {
        await using var vendor = await VendorServer.StartAsync(reply);
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", Schema);
        var hook = await server.SendForAsync(201, "PUT", "web-hooks/com.vendor", $$"""{"url":"{{vendor.Url}}","secret":"s3cret"}""");
        Assert.That(((decimal)hook["timeoutSeconds"]!, (bool)hook["hasSecret"]!, hook.ToJsonString().Contains("s3cret")), Is.EqualTo((10m, true, false)));

        var answer = await TransferAsync(station, """{"level":7}""");
        Assert.That((string)answer["status"]!, Is.EqualTo(status));
        Assert.That(answer["data"] is JsonValue text ? (string)text! : answer["data"]?.ToJsonString(), Is.EqualTo(data));
        var (question, secret) = vendor.Asked.Single();
        Assert.That(question.ToJsonString(), Is.EqualTo("""{"stationId":"S1","vendorId":"com.vendor","messageId":"Level","data":{"level":7}}"""));
        Assert.That(secret, Is.EqualTo("s3cret"));

        await TransferAsync(station, """{"level":-7}""");
        Assert.That(vendor.Asked, Has.Count.EqualTo(1), "what breaks the schema goes nowhere");
    }

    [Test]
    public async Task A_vendor_with_a_web_hook_and_no_schema_leaves_all_to_the_hook()
    {
        await using var vendor = await VendorServer.StartAsync("""{"status":"Accepted"}""");
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "web-hooks/com.vendor", $$"""{"url":"{{vendor.Url}}"}""");
        Assert.That((string)(await TransferAsync(station, "[1]", "Anything"))["status"]!, Is.EqualTo("Accepted"));
        await server.SendForAsync(204, "DELETE", "web-hooks/com.vendor");
        Assert.That((string)(await TransferAsync(station, "[1]", "Anything"))["status"]!, Is.EqualTo("UnknownVendorId"));
    }

    [TestCase("{}", 500, "it answered 500")]
    [TestCase("<html>", 200, "the answer cannot be read")]
    [TestCase("""{"status":"Perhaps"}""", 200, "the answer cannot be read")]
    public async Task A_web_hook_that_fails_rejects_the_data_which_is_kept_and_the_timeline_says_why(string reply, int code, string why)
    {
        await using var vendor = await VendorServer.StartAsync(reply, code);
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "web-hooks/com.vendor", $$"""{"url":"{{vendor.Url}}"}""");
        Assert.That((string)(await TransferAsync(station, "{}"))["status"]!, Is.EqualTo("Rejected"));
        await server.TimelineWithAsync("S1", $"the vendor's web hook gave no answer ({why})");
        Assert.That((string)(await server.GetAsync("stations/S1/data-transfers"))["items"]![0]!["reason"]!, Does.Contain(why));
    }

    [Test]
    public async Task A_web_hook_that_does_not_answer_holds_the_station_up_no_longer_than_its_timeout()
    {
        var clock = new ManualClock();
        await using var vendor = await VendorServer.StartAsync(null);
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "web-hooks/com.vendor", $$"""{"url":"{{vendor.Url}}","timeoutSeconds":2}""");
        var answer = TransferAsync(station, "{}");
        await vendor.FirstQuestion;
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Rejected"));
        await server.TimelineWithAsync("S1", "no answer within 2 seconds");
        await station.CallAsync("Heartbeat", "{}");
    }

    [Property("Requirement", "P01.FR.02")]
    [Test]
    [Property("Requirement", "1.6 §5.6")]
    public async Task What_is_sent_to_a_station_is_held_against_the_schema_too()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/Level", Schema);
        var problem = await server.SendForAsync(422, "POST", "stations/S1/data-transfer", """{"vendorId":"com.vendor","messageId":"Level","data":{"level":-1,"x":2}}""");
        Assert.That(problem.Violations(), Is.EquivalentTo(((string, string)[])[("data.level", "minimum"), ("data.x", "additionalProperties")]));
        var raw = Is16 ? "\"{\\\"level\\\":-1}\"" : """{"level":-1}""";
        problem = await server.SendForAsync(422, "POST", "stations/S1/calls/DataTransfer", $$"""{"vendorId":"com.vendor","messageId":"Level","data":{{raw}}}""");
        Assert.That(problem.Violations(), Is.EqualTo(((string, string)[])[("data.level", "minimum")]));

        var sent = server.SendForAsync(200, "POST", "stations/S1/data-transfer", """{"vendorId":"com.vendor","messageId":"Level","data":{"level":1}}""");
        var call = await station.AnswerCallAsync("DataTransfer", """{"status":"Accepted"}""");
        Assert.That((string)call["vendorId"]!, Is.EqualTo("com.vendor"));
        await sent;
    }

    [Property("Requirement", "P01.FR.05")]
    [Property("Requirement", "P01.FR.06")]
    [TestCase("UnknownVendorId")]
    [TestCase("UnknownMessageId")]
    [TestCase("Rejected")]
    public async Task The_stations_own_word_is_shown(string status)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server);
        var sent = server.SendForAsync(200, "POST", "stations/S1/data-transfer", """{"vendorId":"com.vendor"}""");
        await station.AnswerCallAsync("DataTransfer", $$"""{"status":"{{status}}"}""");
        Assert.That((string)(await sent)["status"]!, Is.EqualTo(status));
    }

    private Task<RawStation> BootAsync(TestServer server) => Is16 ? server.Boot16Async("S1") : server.Boot201Async("S1");

    private Task<JsonObject> TransferAsync(RawStation station, string? data, string? message = "Level", string vendor = "com.vendor")
    {
        var payload = new JsonObject { ["vendorId"] = vendor };
        if (message is not null)
            payload["messageId"] = message;
        if (data is not null)
            payload["data"] = Is16 ? JsonValue.Create(data.StartsWith('"') ? (string)JsonNode.Parse(data)! : data) : JsonNode.Parse(data);
        return station.CallAsync("DataTransfer", payload.ToJsonString());
    }
}
