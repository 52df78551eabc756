using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>Firmware for many stations, wave after wave. A round comes every half minute of the clock.</summary>
internal sealed class CampaignTests
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Waves_follow_each_other_and_who_has_the_version_is_left_alone()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var one = await BootAsync(server, "S1", "1.0");
        await using var two = await BootAsync(server, "S2", "1.0");
        await using var has = await BootAsync(server, "S3", "2.0");
        await BeginAsync(server, """{"firmwareId":1,"vendor":"Test","waveSize":1}""");
        clock.Advance(Round);
        await one.AnswerCallAsync("UpdateFirmware", """{"status":"Accepted"}""");
        Assert.That(await StatesAsync(server, "Updating"), Is.EqualTo("S1 Updating, S2 Waiting, S3 Skipped"));
        await DoneAsync(one);
        clock.Advance(Round);
        await two.AnswerCallAsync("UpdateFirmware", """{"status":"Accepted"}""");
        await DoneAsync(two);
        clock.Advance(Round);
        var shown = await server.UntilAsync("firmware-campaigns/1", campaign => (string)campaign["state"]! == "Done");
        Assert.That(((int)shown["totals"]!["Done"]!, (int)shown["totals"]!["Skipped"]!), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Too_many_failures_stop_a_campaign()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var one = await BootAsync(server, "S1", "1.0");
        await using var two = await BootAsync(server, "S2", "1.0");
        await BeginAsync(server, """{"firmwareId":1,"stations":["S1","S2"],"waveSize":1,"maxFailureRate":0.5}""");
        clock.Advance(Round);
        await one.AnswerCallAsync("UpdateFirmware", """{"status":"Accepted"}""");
        await StatesAsync(server, "Updating");
        await one.CallAsync("FirmwareStatusNotification", """{"status":"InstallationFailed","requestId":1}""");
        clock.Advance(Round);
        var shown = await server.UntilAsync("firmware-campaigns/1", campaign => (string)campaign["state"]! == "Stopped");
        Assert.That((string)shown["reason"]!, Is.EqualTo("1 of 1 stations have failed, more than 50 percent."));
        await server.SendForAsync(409, "POST", "firmware-campaigns/1/resume");
        Assert.That((await server.GetAsync("stations/S2/firmware-updates"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_campaign_outlives_the_server_and_waits_for_who_is_offline()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await TestServer.StartAsync(folder: folder.Path))
        {
            await using var station = await BootAsync(first, "S1", "1.0");
            await BeginAsync(first, """{"firmwareId":1,"stations":["S1"]}""");
        }
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock, folder: folder.Path);
        clock.Advance(Round);
        Assert.That(await StatesAsync(server, "Waiting"), Is.EqualTo("S1 Waiting"));
        await using var back = await BootAsync(server, "S1", "1.0");
        clock.Advance(Round);
        await back.AnswerCallAsync("UpdateFirmware", """{"status":"Accepted"}""");
        Assert.That(await StatesAsync(server, "Updating"), Is.EqualTo("S1 Updating"));
    }

    [Test]
    public async Task A_paused_campaign_asks_nobody_until_it_is_resumed_and_a_cancelled_one_never_again()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var one = await BootAsync(server, "S1", "1.0");
        await BeginAsync(server, """{"firmwareId":1,"stations":["S1"]}""");
        await server.SendForAsync(200, "POST", "firmware-campaigns/1/pause");
        clock.Advance(Round);
        Assert.That((string)(await server.GetAsync("firmware-campaigns/1"))["state"]!, Is.EqualTo("Paused"));
        Assert.That((await server.GetAsync("stations/S1/firmware-updates"))["items"]!.AsArray(), Is.Empty);
        await server.SendForAsync(200, "POST", "firmware-campaigns/1/resume");
        clock.Advance(Round);
        await one.AnswerCallAsync("UpdateFirmware", """{"status":"Accepted"}""");
        await server.SendForAsync(200, "POST", "firmware-campaigns/1/cancel");
        await server.SendForAsync(409, "POST", "firmware-campaigns/1/resume");
    }

    [TestCase("""{"firmwareId":9}""", "firmwareId")]
    [TestCase("""{"firmwareId":1,"waveSize":0}""", "waveSize")]
    [TestCase("""{"firmwareId":1,"maxFailureRate":2}""", "maxFailureRate")]
    [TestCase("""{"firmwareId":1,"stations":["NONE"]}""", "stations")]
    [TestCase("""{"firmwareId":1,"vendor":"Nobody"}""", "stations")]
    public async Task A_campaign_that_makes_no_sense_is_refused(string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await BootAsync(server, "S1", "1.0");
        await server.AddFirmwareAsync([1, 2, 3]);
        Assert.That((await server.SendForAsync(422, "POST", "firmware-campaigns", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    private static async Task BeginAsync(TestServer server, string body)
    {
        await server.AddFirmwareAsync([1, 2, 3]);
        await server.SendForAsync(201, "POST", "firmware-campaigns", body);
    }

    private static async Task<RawStation> BootAsync(TestServer server, string id, string version)
    {
        var station = await server.ConnectAsync(id, "ocpp2.0.1");
        await station.CallAsync("BootNotification", $$$"""{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw","firmwareVersion":"{{{version}}}"}}""");
        return station;
    }

    private static Task<JsonObject> DoneAsync(RawStation station) => station.CallAsync("FirmwareStatusNotification", """{"status":"Installed","requestId":1}""");

    private static async Task<string> StatesAsync(TestServer server, string some)
    {
        var shown = await server.UntilAsync("firmware-campaigns/1", campaign => campaign["stations"]!.AsArray().Any(station => (string)station!["state"]! == some));
        return string.Join(", ", shown["stations"]!.AsArray().Select(station => $"{station!["stationId"]} {station["state"]}"));
    }
}
