using Csms.Tests.Api;
using Csms.Tests.Support;
using static Csms.Tests.Configuration.InventoryTests;

namespace Csms.Tests.Configuration;

/// <summary>Many settings at once, within what a station takes in one message.</summary>
internal sealed class ManySettingsTests
{
    [Test]
    [Property("Requirement", "B05.FR.11")]
    [Property("Requirement", "B05")]
    public async Task Writing_is_split_by_the_stations_items_per_message_with_a_result_for_each()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(station, 1, 0, isLast: true, Entry("DeviceDataCtrlr", "ItemsPerMessage", "2", instance: "SetVariables"));
        var write = server.SendForAsync(
            200, "POST", "stations/S1/configuration",
            """{"settings":[{"key":"A/X","value":"1"},{"key":"B[i](1,2)/Y[j]~MaxSet","value":"2"},{"key":"C/Z","value":"3"}]}""");
        var first = await station.AnswerCallAsync(
            "SetVariables",
            """
            {"setVariableResult":[
              {"attributeStatus":"RebootRequired","component":{"name":"B","instance":"i","evse":{"id":1,"connectorId":2}},"variable":{"name":"Y","instance":"j"},"attributeType":"MaxSet"},
              {"attributeStatus":"Accepted","component":{"name":"A"},"variable":{"name":"X"},"attributeType":"Actual"}]}
            """);
        Assert.That(
            first["setVariableData"]!.ToJsonString(),
            Is.EqualTo("""[{"attributeValue":"1","component":{"name":"A"},"variable":{"name":"X"}},{"attributeValue":"2","component":{"name":"B","evse":{"id":1,"connectorId":2},"instance":"i"},"variable":{"name":"Y","instance":"j"},"attributeType":"MaxSet"}]"""));
        var second = await station.AnswerCallAsync(
            "SetVariables",
            """{"setVariableResult":[{"attributeStatus":"UnknownVariable","component":{"name":"C"},"variable":{"name":"Z"},"attributeStatusInfo":{"reasonCode":"NotFound"}}]}""");
        Assert.That(second["setVariableData"]!.AsArray(), Has.Count.EqualTo(1));
        var answer = await write;
        Assert.That((string)answer["status"]!, Is.EqualTo("Mixed"));
        Assert.That(
            answer["items"]!.AsArray().Select(item => ((string)item!["key"]!, (string)item["status"]!, (string?)item["reasonCode"])),
            Is.EqualTo(new[] { ("A/X", "Accepted", null), ("B[i](1,2)/Y[j]~MaxSet", "RebootRequired", null), ("C/Z", "UnknownVariable", "NotFound") }));
    }

    [Test]
    [Property("Requirement", "B05.FR.11")]
    public async Task Writing_is_split_by_the_stations_bytes_per_message()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await ReportAsync(
            station, 1, 0, isLast: true,
            Entry("DeviceDataCtrlr", "ItemsPerMessage", "50", instance: "SetVariables"), Entry("DeviceDataCtrlr", "BytesPerMessage", "500", instance: "SetVariables"));
        var value = new string('x', 200);
        var write = server.SendForAsync(200, "POST", "stations/S1/configuration", $$"""{"settings":[{"key":"A/X","value":"{{value}}"},{"key":"A/Y","value":"{{value}}"}]}""");
        for (var i = 0; i < 2; i++)
        {
            var call = await station.ReceiveFrameAsync();
            Assert.That(call.ToJsonString(), Has.Length.LessThanOrEqualTo(500));
            var name = (string)call[3]!["setVariableData"]![0]!["variable"]!["name"]!;
            await station.SendAsync($$$"""[3,"{{{(string)call[1]!}}}",{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"A"},"variable":{"name":"{{{name}}}"}}]}]""");
        }
        Assert.That((string)(await write)["status"]!, Is.EqualTo("Accepted"));
        var tooLong = await server.SendForAsync(422, "POST", "stations/S1/configuration", $$"""{"key":"A/X","value":"{{new string('x', 600)}}"}""");
        Assert.That(tooLong.Violations().Single().Rule, Is.EqualTo("OCPP 2.0.1 B05.FR.11"));
    }

    [Test]
    [Property("Requirement", "B05.FR.13")]
    public async Task The_same_variable_twice_is_refused_and_nothing_is_sent()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var refused = await server.SendForAsync(
            422, "POST", "stations/S1/configuration", """{"settings":[{"key":"A/X","value":"1"},{"key":"A/X~Target","value":"2"},{"key":"a/x~Actual","value":"3"}]}""");
        Assert.That(refused.Violations(), Is.EqualTo(new[] { ("settings[2].key", "OCPP 2.0.1 B05.FR.13") }), "an attribute that is not named is the actual value");
        // Nothing was sent: the next frame is the answer to the station's own call.
        await station.CallAsync("Heartbeat", "{}");
    }

    [Test]
    [Property("Requirement", "B06.FR.05")]
    public async Task Reading_asks_for_the_limit_first_when_it_is_not_known()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var read = server.SendForAsync(200, "GET", "stations/S1/configuration?key=A/X&key=A/Y&key=A/Z&key=a/x");
        var asked = await station.AnswerCallAsync(
            "GetVariables",
            """{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"DeviceDataCtrlr"},"variable":{"name":"ItemsPerMessage","instance":"GetVariables"},"attributeValue":"2"}]}""");
        Assert.That(asked["getVariableData"]!.ToJsonString(), Is.EqualTo("""[{"component":{"name":"DeviceDataCtrlr"},"variable":{"name":"ItemsPerMessage","instance":"GetVariables"}}]"""));
        var first = await station.AnswerCallAsync(
            "GetVariables",
            """{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"A"},"variable":{"name":"X"},"attributeValue":"1"},{"attributeStatus":"UnknownVariable","component":{"name":"A"},"variable":{"name":"Y"}}]}""");
        Assert.That(first["getVariableData"]!.AsArray(), Has.Count.EqualTo(2));
        await station.AnswerCallAsync("GetVariables", """{"getVariableResult":[{"attributeStatus":"Rejected","component":{"name":"A"},"variable":{"name":"Z"}}]}""");
        Assert.That((await read)["items"]!.AsArray().Select(item => (string)item!["status"]!), Is.EqualTo(new[] { "Accepted", "UnknownVariable", "Rejected" }));
    }

    [Test]
    [Property("Requirement", "1.6 §5.8")]
    public async Task Reading_many_keys_of_a_1_6_station_keeps_to_GetConfigurationMaxKeys()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var read = server.SendForAsync(200, "GET", "stations/S1/configuration?key=A&key=B&key=C&key=D&key=E");
        await AnswerAsync(station, 1, """{"key":"GetConfigurationMaxKeys","readonly":true,"value":"3"}""");
        await AnswerAsync(station, 3, """{"key":"A","readonly":false,"value":"1"}""");
        await AnswerAsync(station, 2, """{"key":"E","readonly":false,"value":"5"}""");
        Assert.That((await read)["items"]!.AsArray().Select(item => (string)item!["key"]!), Is.EqualTo(new[] { "A", "E" }));
    }

    [Test]
    [Property("Requirement", "1.6 §5.3")]
    public async Task Many_keys_of_a_1_6_station_are_written_one_by_one_and_an_error_says_nothing_of_the_others()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var write = server.SendForAsync(
            200, "POST", "stations/S1/configuration",
            """{"settings":[{"key":"A","value":"1"},{"key":"B","value":"2"},{"key":"C","value":"3"},{"key":"D","value":"4"},{"key":"E","value":"5"}]}""");
        foreach (var status in new[] { "Accepted", "Rejected", "NotSupported", "RebootRequired" })
            await station.AnswerCallAsync("ChangeConfiguration", $$"""{"status":"{{status}}"}""");
        var last = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)last[1]!}}","InternalError","",{}]""");
        Assert.That(
            (await write)["items"]!.AsArray().Select(item => (string)item!["status"]!),
            Is.EqualTo(new[] { "Accepted", "Rejected", "NotSupported", "RebootRequired", "CallError" }));
    }

    [TestCase("{}")]
    [TestCase("""{"settings":[]}""")]
    [TestCase("""{"key":"A/X"}""")]
    [TestCase("""{"key":"A/X","value":"1","settings":[{"key":"A/Y","value":"1"}]}""")]
    [TestCase("""{"key":"HeartbeatInterval","value":"1"}""")]
    [TestCase("""{"key":"A(0,/X","value":"1"}""")]
    [TestCase("""{"settings":[{"key":"A/X"}]}""")]
    [TestCase("""{"settings":[{"key":"A/X","value":"1"},{"key":"SecurityCtrlr/BasicAuthPassword","value":"0123456789abcdef0"}]}""")]
    public async Task What_cannot_be_written_is_refused_with_its_place(string body)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var refused = await server.SendForAsync(422, "POST", "stations/S1/configuration", body);
        Assert.That(refused.Violations().Single().Path, Is.Not.Empty);
    }

    [Test]
    public async Task A_name_that_is_too_long_breaks_the_schema_and_is_not_sent()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "POST", "stations/S1/configuration", $$"""{"key":"{{new string('a', 51)}}/X","value":"1"}""");
        await using var old = await server.Boot16Async("S2");
        await server.SendForAsync(422, "POST", "stations/S2/configuration", $$"""{"key":"{{new string('a', 51)}}","value":"1"}""");
        await old.CallAsync("Heartbeat", "{}");
    }

    private static async Task AnswerAsync(RawStation station, int keys, string known)
    {
        var call = await station.AnswerCallAsync("GetConfiguration", $$"""{"configurationKey":[{{known}}]}""");
        Assert.That(call["key"]!.AsArray(), Has.Count.EqualTo(keys));
    }
}
