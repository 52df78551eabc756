using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Transfers;

/// <summary>What an operator uploads about vendors' own data.</summary>
internal sealed class TransferAgreementTests
{
    [Test]
    public async Task Schemas_are_shown_replaced_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/A%2FB", """{"type":"object"}""");
        await server.SendForAsync(200, "PUT", "data-transfer-schemas/Com.Vendor/a%2Fb", """{"type":"array"}""");
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor", "{}");
        var items = (await server.GetAsync("data-transfer-schemas"))["items"]!.AsArray();
        Assert.That(items.Select(item => ((string)item!["vendorId"]!, (string?)item["messageId"])), Is.EqualTo(new[] { ("com.vendor", (string?)null), ("Com.Vendor", "a/b") }));
        Assert.That((string)(await server.GetAsync("data-transfer-schemas/com.vendor/A%2FB"))["schema"]!["type"]!, Is.EqualTo("array"));
        await server.SendForAsync(204, "DELETE", "data-transfer-schemas/com.vendor/A%2FB");
        await server.SendForAsync(404, "DELETE", "data-transfer-schemas/com.vendor/A%2FB");
        await server.SendForAsync(404, "GET", "data-transfer-schemas/com.vendor/A%2FB");
        await server.SendForAsync(404, "GET", "web-hooks/com.vendor");
    }

    [TestCase("[]", "A JSON Schema is a JSON object")]
    [TestCase("""{"properties":5}""", "no JSON Schema that can be read")]
    [TestCase("""{"properties":{"a":{"$ref":"http://127.0.0.1:1/schema.json"}}}""", "only references within it")]
    [TestCase("""{"properties":{"a":{"$ref":"/etc/passwd"}}}""", "")]
    [TestCase("""{"properties":{"a":{"$ref":"#/definitions/missing"}}}""", "no JSON Schema that can be read")]
    [TestCase("""{"allOf":[{"$ref":"#"}]}""", "refers to itself")]
    [TestCase("""{"properties":{"a":{"anyOf":[{"$ref":"#/properties/a"}]}}}""", "refers to itself")]
    public async Task A_schema_that_cannot_be_used_is_refused(string schema, string why)
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(422, "PUT", "data-transfer-schemas/com.vendor/A", schema);
        Assert.That((string)problem["detail"]!, Does.Contain(why));
        Assert.That((await server.GetAsync("data-transfer-schemas"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_schema_may_refer_to_itself_further_down()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/A", """{"type":"object","properties":{"inner":{"$ref":"#"}},"additionalProperties":false}""");
        Assert.That((string)(await station.CallAsync("DataTransfer", """{"vendorId":"com.vendor","messageId":"A","data":{"inner":{"inner":{}}}}"""))["status"]!, Is.EqualTo("Accepted"));
        Assert.That((string)(await station.CallAsync("DataTransfer", """{"vendorId":"com.vendor","messageId":"A","data":{"inner":{"inner":1}}}"""))["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task Data_that_fits_two_where_it_may_fit_one_is_rejected()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/com.vendor/A", """{"oneOf":[{"type":"object"},{"required":["a"]}]}""");
        Assert.That((string)(await station.CallAsync("DataTransfer", """{"vendorId":"com.vendor","messageId":"A","data":{"a":1}}"""))["status"]!, Is.EqualTo("Rejected"));
    }

    [TestCase("""{"url":"ftp://somewhere/"}""", "url")]
    [TestCase("""{"url":"somewhere"}""", "url")]
    [TestCase("""{"url":"http://user:password@somewhere/"}""", "url")]
    [TestCase("""{"url":"http://somewhere/","timeoutSeconds":60}""", "timeoutSeconds")]
    [TestCase("""{"url":"http://somewhere/","secret":"é"}""", "secret")]
    [TestCase("{}", "url")]
    public async Task A_web_hook_that_cannot_be_called_is_refused(string hook, string path)
    {
        await using var server = await TestServer.StartAsync();
        var problem = await server.SendForAsync(422, "PUT", "web-hooks/com.vendor", hook);
        Assert.That(problem.Violations().Select(violation => violation.Path), Is.EqualTo(new[] { path }));
    }

    [Test]
    public async Task Ids_longer_than_OCPP_carries_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(422, "PUT", $"data-transfer-schemas/{new string('v', 256)}", "{}");
        await server.SendForAsync(422, "PUT", $"data-transfer-schemas/v/{new string('m', 51)}", "{}");
    }
}
