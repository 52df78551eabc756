using Csms.Protocol;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>The schemas that forms are made from.</summary>
internal sealed class SchemasApiTests
{
    [Test]
    public async Task Every_action_that_a_station_may_be_called_with_has_a_schema_that_stands_alone()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (version, table) in new[] { (OcppVersion.Ocpp16, new Ocpp16Calls().Table), (OcppVersion.Ocpp201, new Ocpp201Calls().Table) })
        {
            var listed = (await server.GetAsync($"schemas/{version.Number}"))["items"]!.AsArray().Select(action => (string)action!).ToList();
            Assert.That(listed, Is.EquivalentTo(table.Calls.Select(call => call.Action)));
            foreach (var action in listed)
            {
                var schema = await server.GetAsync($"schemas/{version.Number}/{action}");
                Assert.That((string?)schema["type"], Is.EqualTo("object"), action);
                Assert.That(schema.ToJsonString(), Does.Not.Contain("$ref"), action);
            }
        }
    }

    [Test]
    public async Task A_schema_says_what_is_needed_and_which_words_there_are()
    {
        await using var server = await TestServer.StartAsync();
        var schema = await server.GetAsync("schemas/2.0.1/Reset");
        Assert.That(schema["required"]!.AsArray().Select(name => (string)name!), Is.EqualTo(new[] { "type" }));
        Assert.That(schema["properties"]!["type"]!["enum"]!.AsArray().Select(word => (string)word!), Is.EquivalentTo(new[] { "Immediate", "OnIdle" }));
    }

    [TestCase("schemas/1.5")]
    [TestCase("schemas/1.5/Reset")]
    [TestCase("schemas/1.6/BootNotification")] // only stations send it
    [TestCase("schemas/1.6/types")]
    public async Task What_stations_cannot_be_called_with_has_none(string path)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(404, "GET", path);
    }
}
