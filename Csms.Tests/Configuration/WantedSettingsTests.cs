using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Configuration;

/// <summary>What is wanted of stations, brought to them and held against what they are. The watch looks twice a minute.</summary>
internal sealed class WantedSettingsTests
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(31);

    [Test]
    public async Task Only_what_differs_is_written_to_a_1_6_station_after_its_boot_and_what_it_refused_is_not_repeated()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await server.SendForAsync(201, "PUT", "configuration-templates/all", """{"vendor":"T*","settings":{"A":"1","B":"true","C":"3","D/E":"a 2.0.1 key"}}""");
        await using var station = await server.Boot16Async("S1");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { ("A", "Unknown", null), ("B", "Unknown", null), ("C", "Unknown", (string?)null) }));

        clock.Advance(Round);
        var read = await station.AnswerCallAsync(
            "GetConfiguration",
            """{"configurationKey":[{"key":"A","readonly":false,"value":"0"},{"key":"B","readonly":false,"value":"TRUE"},{"key":"C","readonly":true,"value":"0"}]}""");
        Assert.That(read["key"]!.AsArray().Select(key => (string)key!), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That((string)(await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Accepted"}"""))["key"]!, Is.EqualTo("A"));
        Assert.That((string)(await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Rejected"}"""))["key"]!, Is.EqualTo("C"));
        await server.TimelineWithAsync("S1", "Set to what is wanted: A = 1 Accepted, C = 3 Rejected");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { ("A", "InSync", "Accepted"), ("B", "InSync", null), ("C", "Refused", "Rejected") }));

        // The next boot, and something more is wanted: only that is written.
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Test","chargePointModel":"Raw"}""");
        await server.SendForAsync(200, "PUT", "configuration-templates/all", """{"vendor":"T*","settings":{"A":"1","B":"true","C":"3","D":"4"}}""");
        clock.Advance(Round);
        await station.AnswerCallAsync(
            "GetConfiguration",
            """{"configurationKey":[{"key":"A","readonly":false,"value":"1"},{"key":"B","readonly":false,"value":"TRUE"},{"key":"C","readonly":true,"value":"0"}],"unknownKey":["D"]}""");
        Assert.That((string)(await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Accepted"}"""))["key"]!, Is.EqualTo("D"));
        await server.TimelineWithAsync("S1", "Set to what is wanted: D = 4 Accepted");

        // Other firmware may take what the old one refused.
        await station.CallAsync("BootNotification", """{"chargePointVendor":"Test","chargePointModel":"Raw","firmwareVersion":"2"}""");
        clock.Advance(Round);
        await station.AnswerCallAsync("GetConfiguration", """{"configurationKey":[{"key":"A","readonly":false,"value":"1"},{"key":"C","readonly":true,"value":"0"}]}""");
        Assert.That((string)(await station.AnswerCallAsync("ChangeConfiguration", """{"status":"NotSupported"}"""))["key"]!, Is.EqualTo("C"));
        await server.TimelineWithAsync("S1", "C = 3 NotSupported");
    }

    [Test]
    public async Task A_station_goes_over_templates_and_the_more_specific_template_over_the_more_general_one()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "configuration-templates/a-model", """{"vendor":"test","model":"R?w","settings":{"A/X":"model","A/Y":"model"}}""");
        await server.SendForAsync(201, "PUT", "configuration-templates/vendor", """{"vendor":"Test","settings":{"a/x":"vendor","A/Z":"vendor","A/Y":"vendor"}}""");
        await server.SendForAsync(201, "PUT", "configuration-templates/others", """{"model":"Other*","settings":{"A/Z":"other"}}""");
        await server.SendForAsync(200, "PUT", "stations/S1/configuration/desired", """{"settings":{"A/Y":"station"}}""");
        var drift = (await server.GetAsync("stations/S1/configuration/drift"))["items"]!.AsArray();
        Assert.That(
            drift.Select(item => ((string)item!["key"]!, (string)item["wanted"]!, (string?)item["template"])),
            Is.EqualTo(new[] { ("A/X", "model", "a-model"), ("A/Y", "station", null), ("A/Z", "vendor", "vendor") }));
        Assert.That((string)(await server.GetAsync("stations/S1/configuration/desired"))["settings"]!["A/Y"]!, Is.EqualTo("station"));

        var all = (await server.GetAsync("configuration-drift"))["items"]!.AsArray().Single()!;
        Assert.That(((string)all["stationId"]!, all["settings"]!.AsArray().Count), Is.EqualTo(("S1", 3)));
        await server.SendForAsync(204, "DELETE", "configuration-templates/vendor");
        await server.SendForAsync(404, "DELETE", "configuration-templates/vendor");
        Assert.That((await server.GetAsync("configuration-templates"))["items"]!.AsArray().Select(item => (string)item!["name"]!), Is.EqualTo(new[] { "a-model", "others" }));
        Assert.That((await server.GetAsync("stations/S1/configuration/drift"))["items"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    [Property("Requirement", "B05")]
    public async Task What_a_2_0_1_station_takes_after_a_reboot_is_shown_so_and_checked_after_the_boot()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(200, "PUT", "stations/S1/configuration/desired", """{"settings":{"A/X":"5"}}""");
        clock.Advance(Round);
        await AnswerReadAsync(station, "4");
        await station.AnswerCallAsync("SetVariables", """{"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"A"},"variable":{"name":"X"}}]}""");
        await server.TimelineWithAsync("S1", "A/X = 5 RebootRequired");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { ("A/X", "RebootRequired", "RebootRequired") }));

        clock.Advance(TimeSpan.FromSeconds(1));
        await station.CallAsync("BootNotification", """{"reason":"RemoteReset","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
        Assert.That(await StatesAsync(server), Is.EqualTo(new[] { ("A/X", "Pending", "RebootRequired") }));
        clock.Advance(Round);
        await AnswerReadAsync(station, "5");
        await server.UntilAsync("stations/S1/configuration/drift", shown => (string)shown["items"]![0]!["state"]! == "InSync");
        Assert.That((await server.GetAsync("configuration-drift"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_refused_one_is_tried_again_when_it_is_wanted_anew_and_an_error_later_by_itself()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(200, "PUT", "stations/S1/configuration/desired", """{"settings":{"A/X":"5"}}""");
        clock.Advance(Round);
        await AnswerReadAsync(station, "4");
        await station.AnswerCallAsync("SetVariables", """{"setVariableResult":[{"attributeStatus":"Rejected","component":{"name":"A"},"variable":{"name":"X"}}]}""");
        await server.TimelineWithAsync("S1", "A/X = 5 Rejected");

        await server.SendForAsync(200, "PUT", "stations/S1/configuration/desired", """{"settings":{"A/X":"5"}}""");
        clock.Advance(Round);
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","InternalError","",{}]""");
        await station.CallAsync("Heartbeat", "{}");
        // Ten minutes after the error.
        for (var i = 0; i < 22; i++)
            clock.Advance(Round);
        await AnswerReadAsync(station, "5");
        await server.UntilAsync("stations/S1/configuration/drift", shown => (string)shown["items"]![0]!["state"]! == "InSync");
    }

    [Test]
    [Property("Requirement", "B02.FR.01")]
    public async Task A_pending_station_is_configured()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","registration":"Pending","securityProfile":0}""");
        await server.SendForAsync(200, "PUT", "stations/S1/configuration/desired", """{"settings":{"A/X":"5"}}""");
        await using var station = await server.Boot201Async("S1");
        clock.Advance(Round);
        await AnswerReadAsync(station, "5");
        await server.UntilAsync("stations/S1/configuration/drift", shown => (string)shown["items"]![0]!["state"]! == "InSync");
    }

    [TestCase("""{"settings":{"SecurityCtrlr/BasicAuthPassword":"0123456789abcdef"}}""")]
    [TestCase("""{"settings":{"AuthorizationKey":"0123456789abcdef"}}""")]
    [TestCase("""{"settings":{"":"1"}}""")]
    [TestCase("""{"settings":{"A/X":"1","a/x~Actual":"2"}}""")]
    [TestCase("""{"settings":{"A/X":null}}""")]
    [TestCase("""{"settings":{"HeartbeatInterval":"1"}}""")]
    [TestCase("""{}""")]
    public async Task What_cannot_be_wanted_of_a_2_0_1_station_is_refused_with_a_reason(string body)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(422, "PUT", "stations/S1/configuration/desired", body);
        await server.SendForAsync(404, "PUT", "stations/S2/configuration/desired", """{"settings":{}}""");
        await server.SendForAsync(404, "GET", "stations/S2/configuration/drift");
    }

    private static async Task AnswerReadAsync(RawStation station, string value) => await station.AnswerCallAsync(
        "GetVariables",
        $$$"""{"getVariableResult":[{"attributeStatus":"Accepted","component":{"name":"A"},"variable":{"name":"X"},"attributeValue":"{{{value}}}"}]}""");

    private static async Task<IEnumerable<(string Key, string State, string? Status)>> StatesAsync(TestServer server) =>
        (await server.GetAsync("stations/S1/configuration/drift"))["items"]!.AsArray()
            .Select(item => ((string)item!["key"]!, (string)item["state"]!, (string?)item["status"]));
}
