using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Files;
using Csms.Tests.SmartCharging;
using Csms.Tests.Support;

namespace Csms.Tests.Hosting;

/// <summary>What is looked after in rounds, with stations that take every question and answer none.</summary>
internal sealed class SilentStationTests
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    // A call outlasts the test: the clock is never moved so far that the silent ones are given up.
    private static readonly string[] Settings = ["Csms:Connections:CallTimeout=00:10:00"];

    [TestCase("local list", "GetVariables")]
    [TestCase("inventory", "GetBaseReport", "Csms:Configuration:TakeInventory=true")]
    [TestCase("display", "GetDisplayMessages")]
    [TestCase("monitors", "GetMonitoringReport")]
    [TestCase("cost", "CostUpdated", "Csms:Prices:Currency=EUR", "Csms:Prices:PerSession=1", "Csms:Prices:RunningCostInterval=00:00:30")]
    [TestCase("offer", "SetChargingProfile")]
    [TestCase("campaign", "UpdateFirmware")]
    [TestCase("reservation", "CancelReservation")]
    public async Task Stations_that_are_silent_keep_no_other_waiting(string work, string action, params string[] settings)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([.. Settings, .. settings], clock);
        if (work == "campaign")
            await server.AddFirmwareAsync([1, 2, 3]);
        var silent = new List<RawStation>();
        try
        {
            // More than were once looked at at the same time.
            for (var i = 0; i < 9; i++)
                silent.Add(await DueAsync(server, clock, work, $"SILENT-{i}"));
            clock.Advance(Round);
            foreach (var station in silent)
                Assert.That((string)(await station.ReceiveFrameAsync())[2]!, Is.EqualTo(action));

            await using var other = await DueAsync(server, clock, work, "OTHER");
            clock.Advance(Round);
            Assert.That((string)(await other.ReceiveFrameAsync())[2]!, Is.EqualTo(action));
        }
        finally
        {
            foreach (var station in silent)
                await station.DisposeAsync();
        }
    }

    /// <summary>A station that the next round has something to ask.</summary>
    private static async Task<RawStation> DueAsync(TestServer server, ManualClock clock, string work, string id)
    {
        var station = await server.Boot201Async(id);
        switch (work)
        {
            case "local list":
                await server.SendForAsync(200, "PUT", $"stations/{id}/local-list", """{"scope":"All"}""");
                break;
            case "display":
                await AnsweredAsync(
                    server.SendForAsync(200, "PUT", $"stations/{id}/display-messages/1", """{"priority":"NormalCycle","content":"Closed"}"""), station, """{"status":"Accepted"}""");
                await BootAsync(station, clock);
                break;
            case "monitors":
                await AnsweredAsync(
                    server.SendForAsync(
                        200, "POST", $"stations/{id}/monitors", """{"monitors":[{"component":"EVSE","variable":"Power","type":"UpperThreshold","value":80,"severity":2}]}"""),
                    station,
                    """
                    {"setMonitoringResult":[{"id":1,"status":"Accepted","type":"UpperThreshold","severity":2,"component":{"name":"EVSE"},"variable":{"name":"Power"}}]}
                    """);
                await BootAsync(station, clock);
                break;
            case "cost":
                await station.CallAsync("NotifyReport", """
                    {"requestId":1,"generatedAt":"2026-03-01T12:55:00Z","seqNo":0,"reportData":[
                    {"component":{"name":"TariffCostCtrlr"},"variable":{"name":"Available","instance":"Cost"},"variableAttribute":[{"value":"true"}]}]}
                    """);
                await station.CallAsync("TransactionEvent", """
                    {"eventType":"Started","timestamp":"2026-03-01T12:55:00Z","triggerReason":"CablePluggedIn","seqNo":0,"evse":{"id":1,"connectorId":1},"transactionInfo":{"transactionId":"T-1"},
                    "meterValue":[{"timestamp":"2026-03-01T12:55:00Z","sampledValue":[{"value":0,"context":"Transaction.Begin"}]}]}
                    """);
                break;
            case "offer":
                await NegotiationTests.NeedAsync(station);
                await NegotiationTests.StartAsync(station);
                break;
            case "campaign":
                await server.SendForAsync(201, "POST", "firmware-campaigns", $$"""{"firmwareId":1,"stations":["{{id}}"]}""");
                break;
            case "reservation":
                var asked = server.SendForAsync(
                    504, "POST", $"stations/{id}/reservations", """{"evseId":1,"idToken":"TAG1","expiresAt":"2026-03-01T13:55:00Z"}""");
                await station.ReceiveFrameAsync();
                station.Cut();
                await asked;
                await station.DisposeAsync();
                station = await server.Boot201Async(id);
                break;
        }
        return station;
    }

    private static async Task AnsweredAsync(Task<JsonNode> request, RawStation station, string answer)
    {
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($"[3,\"{(string)call[1]!}\",{answer}]");
        await request;
    }

    // What was there at a boot is older than that.
    private static Task<JsonObject> BootAsync(RawStation station, ManualClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return station.CallAsync("BootNotification", """{"reason":"PowerUp","chargingStation":{"vendorName":"Test","model":"Raw"}}""");
    }
}
