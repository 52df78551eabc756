using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>What stations do is on the screen, as it is and as it happens.</summary>
internal sealed class LiveTests
{
    [TestCase(OcppVersion.Ocpp16, "Preparing")]
    [TestCase(OcppVersion.Ocpp201, "Occupied")]
    public async Task What_a_station_does_is_seen_without_reloading(OcppVersion version, string pluggedIn)
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations");
        await visit.SettleAsync();
        await visit.Page.EvaluateAsync("window.stays = true");
        await using var station = new SimulatedStation(new StationOptions
        {
            Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, Vendor = "Voltwerk", Model = "Säule 7",
        });
        await station.StartAsync();
        var row = visit.Main.GetByRole(AriaRole.Row, new() { Name = "S1" });
        await Assertions.Expect(row).ToContainTextAsync("Voltwerk");
        await Assertions.Expect(row).ToContainTextAsync("Säule 7");
        await Assertions.Expect(row).ToContainTextAsync("Available");
        await Assertions.Expect(row).ToContainTextAsync("Online");
        station.PlugIn(1);
        await Assertions.Expect(row).ToContainTextAsync(pluggedIn);
        await station.StopAsync();
        await Assertions.Expect(row).ToContainTextAsync("Offline");
        Assert.That(await visit.Page.EvaluateAsync<bool>("window.stays === true"), Is.True, "the page is the same as before");
    }

    [Test]
    public async Task A_slow_answer_is_waited_for_however_much_happens_meanwhile()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Charging"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", "/stations/S1");
        await visit.SeesAsync("Nothing is charging here.");
        var asked = 0;
        var held = new TaskCompletionSource();
        await visit.Page.RouteAsync(
            url => url.Contains("/transactions?", StringComparison.Ordinal),
            async route =>
            {
                Interlocked.Increment(ref asked);
                await held.Task;
                try
                {
                    await route.ContinueAsync();
                }
                catch (PlaywrightException)
                {
                    // The page asks for it no more.
                }
            });
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"CARD-1","meterStart":0,"timestamp":"2026-03-01T12:54:00Z"}""");
        // Each is on the screen before the next: the page has looked at what happened, and at what it has to ask for.
        foreach (var status in (string[])["SuspendedEV", "SuspendedEVSE", "Finishing", "Charging"])
        {
            await station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}"}""");
            await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Region, new() { Name = "EVSE 1" }).GetByText(status, new() { Exact = true }));
        }
        Assert.That(asked, Is.EqualTo(1), "what is asked for is not asked for anew before it has come");
        held.SetResult();
        await visit.SeesAsync("CARD-1");
    }

    [Test]
    public async Task Script_in_what_a_station_of_2_0_1_says_is_text_on_every_page()
    {
        const string Script = "<img src=x onerror=alert(1)>";
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);
        await server.SendForAsync(201, "POST", "stations", """{"id":"<b>S1</b>","securityProfile":0}""");
        await server.SendForAsync(201, "PUT", "data-transfer-schemas/%3Cimg%20src=x%3E/%3Cimg%20src=x%3E", """{"type":"string"}""");
        Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => server.ConnectAsync(Script));
        await using var station = await server.ConnectAsync("<b>S1</b>", "ocpp2.0.1");
        await station.CallAsync("BootNotification", $$$"""{"reason":"PowerUp","chargingStation":{"vendorName":"{{{Script}}}","model":"<img src=x>","serialNumber":"<img src=x>","firmwareVersion":"{{{Script}}}"}}""");
        await station.CallAsync("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Faulted","evseId":1,"connectorId":1}""");
        await station.CallAsync(
            "TransactionEvent",
            $$$"""
            {"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"{{{Script}}}"},
             "evse":{"id":1,"connectorId":1},"idToken":{"idToken":"<img src=x>","type":"Central"}}
            """.ReplaceLineEndings(""));
        await station.CallAsync(
            "NotifyEvent",
            $$$"""
            {"generatedAt":"2026-03-01T12:00:00Z","seqNo":0,"eventData":[{"eventId":1,"timestamp":"2026-03-01T12:00:00Z","trigger":"Alerting","actualValue":"{{{Script}}}","techCode":"<img src=x>",
             "techInfo":"{{{Script}}}","eventNotificationType":"HardWiredNotification","component":{"name":"<img src=x>"},"variable":{"name":"<img src=x>"}}]}
            """.ReplaceLineEndings(""));
        await station.CallAsync("SecurityEventNotification", $$"""{"type":"<img src=x>","timestamp":"2026-03-01T12:00:00Z","techInfo":"{{Script}}"}""");
        await station.CallAsync("DataTransfer", $$"""{"vendorId":"<img src=x>","messageId":"<img src=x>","data":"{{Script}}"}""");
        await station.CallAsync("LogStatusNotification", """{"status":"Idle"}""");
        await station.CallForErrorAsync("<img src=x>", """{"<img src=x>":"<img src=x>"}""");
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator");
        var reset = visit.Page.EvaluateAsync("() => fetch('/api/v1/stations/' + encodeURIComponent('<b>S1</b>') + '/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })");
        await station.AnswerCallAsync("Reset", $$$"""{"status":"Rejected","statusInfo":{"reasonCode":"<img src=x>","additionalInfo":"{{{Script}}}"}}""");
        await reset;
        await server.SendForAsync(201, "PUT", "tokens/%3Cimg%20src=x%3E", $$"""{"groupId":"{{Script}}"}""");
        var dialogs = 0;
        visit.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        const string Station = "/stations/%3Cb%3ES1%3C%2Fb%3E";
        foreach (var path in (string[])
                 [
                     "/", "/stations", Station, Station + "?tab=timeline", Station + "?tab=messages", Station + "?tab=transactions", Station + "?tab=configuration", Station + "?tab=call",
                     "/audit", "/transactions", "/transactions/1", "/alarms", "/knocks", "/tokens",
                 ])
        {
            await visit.OpenAsync(path);
            await visit.SeesNotAsync(visit.Page.Locator("img[src='x'], main b, main script"));
            if (!path.Contains("tab=c"))
                await visit.SeesAsync(visit.Main.GetByText("<").First);
        }
        Assert.That(dialogs, Is.Zero);
    }

    [Test]
    public async Task Script_in_what_a_station_says_is_text()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.ConnectAsync("<b>S1</b>");
        const string Script = "<img src=x onerror=alert(1)>";
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator");
        var dialogs = 0;
        visit.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        await station.CallAsync("BootNotification", $$"""{"chargePointVendor":"<script>alert(1)","chargePointModel":"<img src=x>","firmwareVersion":"{{Script}}"}""");
        await station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"OtherError","status":"Faulted","info":"{{Script}}","vendorErrorCode":"{{Script}}"}""");
        await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"<img src=x>","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        foreach (var path in (string[])["/", "/stations", "/stations/%3Cb%3ES1%3C%2Fb%3E", "/audit", "/transactions", "/alarms"])
        {
            await visit.Page.GotoAsync(path);
            await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading).First);
            await visit.SeesNotAsync(visit.Page.Locator("img[src='x'], main b, main script"));
        }
        await visit.OpenAsync("/stations");
        await visit.SeesAsync(visit.Main.GetByText("<b>S1</b>"));
        await visit.SeesAsync(visit.Main.GetByText("<script>alert(1)"));
        Assert.That(dialogs, Is.Zero);
    }
}
