using Csms.Tests.Api;
using Csms.Tests.SmartCharging;
using Csms.Tests.Support;

namespace Csms.Tests.Connections;

/// <summary>What follows boots that come one after the other. The station has a charging profile, so it is asked for its profiles after each boot.</summary>
internal sealed class AfterBootTests
{
    private const string Accepted = """{"status":"Accepted"}""";
    private const string None = """{"status":"NoProfiles"}""";
    private const string Boot = """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""";

    [Test]
    public async Task A_station_that_boots_in_a_loop_has_one_round_under_way_and_one_more_for_the_last_boot()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await WithProfileAsync(server);
        await station.CallAsync("BootNotification", Boot);
        var question = await station.ReceiveFrameAsync();
        Assert.That((string)question[2]!, Is.EqualTo("GetChargingProfiles"));
        for (var i = 0; i < 5; i++)
            await station.CallAsync("BootNotification", Boot);
        await station.SendAsync($$"""[3,"{{(string)question[1]!}}",{{None}}]""");
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await station.AnswerCallAsync("GetChargingProfiles", None);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await server.TimelineWithAsync("S1", "Charging profile 7 was sent again", times: 2);
        await station.CallAsync("Heartbeat", "{}");
        await station.CallAsync("BootNotification", Boot);
        await station.AnswerCallAsync("GetChargingProfiles", None);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
    }

    [Test]
    public async Task A_round_that_ends_with_its_socket_does_not_hold_up_the_next_one()
    {
        await using var server = await TestServer.StartAsync();
        await using (var first = await WithProfileAsync(server))
        {
            await first.CallAsync("BootNotification", Boot);
            await first.ReceiveFrameAsync();
            await first.CallAsync("BootNotification", Boot);
            first.Cut();
        }
        await using var station = await server.Boot201Async("S1");
        await station.AnswerCallAsync("GetChargingProfiles", None);
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await server.TimelineWithAsync("S1", "Charging profile 7 was sent again");
    }

    private static async Task<RawStation> WithProfileAsync(TestServer server)
    {
        var station = await server.Boot201Async("S1");
        var sent = server.SendForAsync(200, "POST", "stations/S1/charging-profiles", ProfileRulesTests.Body(""" "stackLevel":0 """));
        await station.AnswerCallAsync("SetChargingProfile", Accepted);
        await sent;
        return station;
    }
}
