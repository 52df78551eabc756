using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>What one does on a station's page, by clicking, to a simulated station of either version.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class StationPageTests(OcppVersion version)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _received = new();

    [Test]
    public async Task A_profile_is_set_by_the_form_drawn_and_kept_by_the_station()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=charging");
        await visit.SeesAsync("No charging profile is set.");
        await visit.ClickAsync("Set a profile");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Set a profile" });
        await Step(dialog, 1).GetByLabel("Limit (W)").FillAsync("7000");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a step" }).ClickAsync();
        await Step(dialog, 2).GetByLabel("Limit (W)").FillAsync("4140.5");
        await visit.PictureAsync($"station-set-profile-{version}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send to the station" }).ClickAsync();

        var row = visit.Main.GetByRole(AriaRole.Row, new() { Name = "#1" });
        await Assertions.Expect(row).ToContainTextAsync("In force");
        await Assertions.Expect(row).ToContainTextAsync("7 kW · 4.1 kW after 1 h 0 min");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Img, new() { Name = "Limits and power over time, of EVSE 1" }));
        // What the picture shows is said for those who cannot see it.
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Each transaction · Level 0 (#1): 7 kW" })).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "May be drawn: 7 kW" })).ToHaveCountAsync(1);
        Assert.That(station.InstalledProfiles, Is.EqualTo(1));
        var kept = (await server.GetAsync("stations/S1/charging-profiles"))["items"]![0]!;
        Assert.That(
            ((string)kept["state"]!, (int)kept["evseId"]!, (decimal)kept["profile"]!["schedule"]!["periods"]![1]!["limit"]!), Is.EqualTo(("Accepted", 1, 4140.5m)));

        await visit.ClickAsync("Ask the station");
        await visit.SeesAsync("The station computes the same.");
        await visit.PictureAsync($"station-charging-{version}");
        await visit.ClickAsync("Clear profile 1");
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Clear profile 1?" }).GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await visit.SeesAsync("No charging profile is set.");
        Assert.That(station.InstalledProfiles, Is.Zero);
    }

    [Test]
    public async Task A_profile_with_bad_input_shows_the_problem_at_its_field_and_is_not_sent()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=charging");
        await visit.ClickAsync("Set a profile");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Set a profile" });
        await dialog.GetByLabel("Stack level").FillAsync("-1");
        await Step(dialog, 1).GetByLabel("Limit (W)").FillAsync("1.25");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a step" }).ClickAsync();
        await Step(dialog, 2).GetByLabel("After (min)").FillAsync("0");
        var send = dialog.GetByRole(AriaRole.Button, new() { Name = "Send to the station" });
        await send.ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Stack level")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("A whole number from 0 on"));
        await Assertions.Expect(Step(dialog, 1)).ToContainTextAsync("at most one decimal");
        await Assertions.Expect(Step(dialog, 2)).ToContainTextAsync("Later than the step before.");
        await visit.PictureAsync($"station-bad-profile-{version}");

        // What only the server can know stands at its field too.
        visit.ExpectError("status of 422");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove step 2" }).ClickAsync();
        await dialog.GetByLabel("Stack level").FillAsync("0");
        await Step(dialog, 1).GetByLabel("Limit (W)").FillAsync("7000");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Purpose" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "One transaction" }).ClickAsync();
        await send.ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Purpose" })).ToHaveAccessibleDescriptionAsync("No transaction runs on EVSE 1.");
        Assert.That(_received, Has.None.Contains("SetChargingProfile"));
        Assert.That((await server.GetAsync("stations/S1/charging-profiles"))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_reservation_is_made_and_withdrawn()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=reservations");
        await visit.SeesAsync("Nothing has been reserved here.");
        await visit.ClickAsync("Reserve");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Reserve" });
        var send = dialog.GetByRole(AriaRole.Button, new() { Name = "Reserve" });
        await dialog.GetByLabel("Until").FillAsync("2020-01-01T00:00");
        await send.ClickAsync();
        await visit.SeesAsync(dialog.GetByText("A token is needed."));
        await visit.SeesAsync(dialog.GetByText("A time that is still to come."));
        Assert.That(_received, Has.None.Contains("ReserveNow"));
        await dialog.GetByLabel("Token").FillAsync("MINE");
        await dialog.GetByLabel("Until").FillAsync(TimeProvider.System.GetLocalNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await send.ClickAsync();

        var row = visit.Main.GetByRole(AriaRole.Row, new() { Name = "MINE" });
        await Assertions.Expect(row).ToContainTextAsync("Kept free");
        await UntilAsync(station, it => it.Evses[0].State == ConnectorState.Reserved);
        await visit.PictureAsync($"station-reservations-{version}");
        await row.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Withdrawn");
        await visit.SeesNotAsync(row.GetByRole(AriaRole.Button));
        await UntilAsync(station, it => it.Evses[0].State == ConnectorState.Available);
    }

    [Test]
    public async Task A_root_is_installed_and_deleted_and_what_is_none_is_not_sent()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=certificates");
        await visit.SeesAsync("What the station holds is not known.");
        await visit.ClickAsync("Install");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Install a root certificate" });
        var send = dialog.GetByRole(AriaRole.Button, new() { Name = "Send to the station" });
        await dialog.GetByLabel("Certificate (PEM)").FillAsync("hello");
        await send.ClickAsync();
        await visit.SeesAsync(dialog.GetByText("Begins with -----BEGIN CERTIFICATE-----."));
        visit.ExpectError("status of 422");
        await dialog.GetByLabel("Certificate (PEM)").FillAsync(Certificate(isAuthority: false));
        await send.ClickAsync();
        await visit.SeesAsync(dialog.GetByText("is not that of an authority").First);
        Assert.That(_received, Has.None.Contains("InstallCertificate"));

        await dialog.GetByLabel("Certificate (PEM)").FillAsync(Certificate(isAuthority: true));
        await send.ClickAsync();
        var row = visit.Main.GetByRole(AriaRole.Row, new() { Name = "CN=Bench root" });
        await Assertions.Expect(row).ToContainTextAsync("days left");
        await visit.ClickAsync("Ask for the list");
        await visit.SeesAsync("The station holds 1.");
        await visit.PictureAsync($"station-certificates-{version}");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await visit.SeesAsync("What the station holds is not known.");
        Assert.That(_received, Has.Some.Contains("DeleteCertificate"));
    }

    [Test]
    public async Task The_local_list_is_chosen_pushed_and_seen()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await server.SendAsync("PUT", "tokens/FLEET-1", """{"status":"Accepted","groupId":"FLEET"}""");
        await server.SendAsync("PUT", "tokens/OTHER", """{"status":"Accepted"}""");
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=localList");
        await visit.SeesAsync("The station has no tokens.");
        await visit.Main.GetByRole(AriaRole.Combobox, new() { Name = "Which tokens" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Those of one group" }).ClickAsync();
        await visit.ClickAsync("Save");
        await visit.SeesAsync("Name a group.");
        await visit.Main.GetByRole(AriaRole.Combobox, new() { Name = "Group" }).FillAsync("FLEET");
        await visit.ClickAsync("Save");
        await visit.SeesAsync("Saved; it is sent within half a minute.");
        await visit.ClickAsync("Push now");
        var has = visit.Main.GetByRole(AriaRole.Region, new() { Name = "Tokens that the station has" });
        await visit.SeesAsync(has.GetByText("FLEET-1"));
        await visit.SeesNotAsync(has.GetByText("OTHER"));
        await visit.SeesAsync("Up to date");
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Region, new() { Name = "Sent so far" })).ToContainTextAsync("whole list · 1 set");
        await visit.PictureAsync($"station-local-list-{version}");
    }

    [Test]
    public async Task A_log_comes_and_firmware_goes_step_by_step()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/stations/S1?tab=files");
        await visit.ClickAsync("Ask for a log");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ask for a log" }).ClickAsync();
        var link = visit.Main.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await visit.SeesAsync(link);
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.That(new FileInfo(await file.PathAsync()).Length, Is.Positive);

        await visit.ClickAsync("Add an image");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Add an image to the library" });
        var add = dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true });
        await add.ClickAsync();
        await visit.SeesAsync(dialog.GetByText("Choose a file."));
        await visit.SeesAsync(dialog.GetByText("A version is needed."));
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "image.bin", MimeType = "application/octet-stream", Buffer = new byte[20_000] });
        await dialog.GetByLabel("Version").FillAsync("2.1.0");
        await add.ClickAsync();
        await visit.SeesAsync("Version 2.1.0 is in the library.");
        await visit.ClickAsync("Update");
        dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Update the firmware" });
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Image" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "2.1.0" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send to the station" }).ClickAsync();
        await Assertions.Expect(visit.Main.GetByRole(AriaRole.Article, new() { Name = "Version 2.1.0" })).ToContainTextAsync("Installed", new() { Timeout = 60_000 });
        await visit.SeesAsync("Runs 2.1.0");
        await visit.PictureAsync($"station-files-{version}");
    }

    [Test]
    public async Task A_viewer_sees_all_of_it_and_may_press_nothing()
    {
        await using var server = await TestServer.StartAsync(time: TimeProvider.System);
        await using var station = await SimulatedAsync(server);
        await using var visit = await ConsoleVisit.OfAsync(server, "Viewer", phone: true);
        foreach (var (tab, button) in ((string, string)[])
                 [("charging", "Set a profile"), ("charging", "Ask the station"), ("reservations", "Reserve"), ("localList", "Push now"), ("localList", "Save"), ("certificates", "Install"), ("files", "Update"), ("files", "Ask for a log")])
        {
            await visit.OpenAsync($"/stations/S1?tab={tab}");
            await Assertions.Expect(visit.Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToBeDisabledAsync();
            Assert.That(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), Is.True, $"{tab} is no wider than the phone");
        }
        // Where tabs have no room there is a list of them.
        await visit.Main.GetByRole(AriaRole.Combobox, new() { Name = "Part of the page" }).SelectOptionAsync("certificates");
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Heading, new() { Name = "What the station trusts" }));
    }

    private static ILocator Step(ILocator dialog, int number) => dialog.GetByRole(AriaRole.Group, new() { Name = $"Step {number}", Exact = true });

    private static async Task UntilAsync(SimulatedStation station, Func<SimulatedStation, bool> met)
    {
        using var patience = new CancellationTokenSource(Patience);
        await station.WaitForAsync(met, patience.Token);
    }

    private static string Certificate(bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bench root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(10));
        return certificate.ExportCertificatePem();
    }

    private async Task<SimulatedStation> SimulatedAsync(TestServer server)
    {
        _received.Clear();
        var station = new SimulatedStation(new StationOptions { Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, Vendor = "Voltwerk", Model = "Box" });
        station.FrameReceived += frame => _received.Enqueue(frame.ToString());
        await station.StartAsync();
        await UntilAsync(station, it => it.Idle);
        return station;
    }
}
