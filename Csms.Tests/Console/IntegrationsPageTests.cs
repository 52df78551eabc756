using Csms.Tests.Outbox;
using Csms.Tests.Support;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>Who is told what happens, and which signs are alarms, by clicking.</summary>
internal sealed class IntegrationsPageTests
{
    [Test]
    public async Task A_web_hook_is_added_tried_refused_and_its_dead_letter_sent_again()
    {
        await using var receiver = await HookReceiver.StartAsync(204, 410);
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback]);
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/integrations");
        await visit.SeesAsync("No mail server is set");
        await visit.ClickAsync("Add web hook");
        await visit.Page.GetByLabel("Name").FillAsync("billing");
        await visit.Page.GetByLabel("Address").FillAsync(receiver.Url);
        await visit.PictureAsync("integrations-add");
        await visit.ClickAsync("Save");
        var shown = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Secret of billing" });
        var secret = await shown.Locator("pre").InnerTextAsync();
        await shown.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await visit.ClickAsync("Test billing");
        await visit.SeesAsync("It was taken");
        Assert.That(receiver.All.Single().IsSignedBy(secret), Is.True);

        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        await server.UntilAsync("deliveries", deliveries => deliveries["items"]!.AsArray().AreAll("Dead", 1));
        await visit.OpenAsync("/integrations");
        await visit.SeesAsync("It answered 410 (Gone)");
        await visit.PictureAsync("integrations-dead");
        await visit.ClickAsync("Actions for billing");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Change" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Switched on" }).ClickAsync();
        await visit.ClickAsync("Save");
        await visit.SeesAsync("billing saved.");
        await visit.ClickAsync("Send again");
        await server.UntilAsync("deliveries", deliveries => deliveries["items"]!.AsArray().AreAll("Delivered", 1));
        await visit.SeesAsync(visit.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = "Delivered" }));
    }

    [Test]
    public async Task A_recipient_gets_a_test_mail_and_one_that_is_none_is_told_why()
    {
        await using var smtp = new SmtpListener();
        await using var server = await TestServer.StartAsync(["Csms:Mail:Host=127.0.0.1", $"Csms:Mail:Port={smtp.Port}", "Csms:Mail:Tls=None", "Csms:Mail:From=csms@example.com"]);
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/integrations");
        visit.ExpectError("status of 422");
        await visit.ClickAsync("Add recipient");
        await visit.Page.GetByLabel("Name").FillAsync("ops");
        await visit.Page.GetByLabel("E-mail address").FillAsync("ops@nowhere");
        await visit.ClickAsync("Save");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("This is no mail address like ops@example.com.");
        await visit.Page.GetByLabel("E-mail address").FillAsync("ops@example.com");
        await visit.ClickAsync("Save");
        await visit.ClickAsync("Test ops");
        await visit.SeesAsync("It was taken");
        Assert.That(smtp.Mails.Single().Recipients.Single(), Is.EqualTo("ops@example.com"));
    }

    [Test]
    public async Task A_rule_is_added_says_what_it_does_is_moved_and_removed()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Administrator", "/alarms");
        await visit.Main.GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await visit.SeesAsync("Offline for 10 minutes → alarm");
        await visit.ClickAsync("Add rule");
        await visit.Page.GetByLabel("Name").FillAsync("shops");
        await visit.Page.GetByLabel("Minutes").FillAsync("3");
        await visit.Page.GetByLabel("Stations").FillAsync("SHOP-*");
        await visit.SeesAsync("Offline for 3 minutes at stations “SHOP-*” → alarm, Error");
        await visit.PictureAsync("alarm-rules-add");
        await visit.ClickAsync("Save");
        await visit.SeesAsync("Rule shops counts from now on.");
        Assert.That((await OrderAsync(server))[0], Is.EqualTo("shops"));
        await visit.ClickAsync("Move shops down");
        await visit.SeesAsync("Order changed.");
        Assert.That((await OrderAsync(server))[..2], Is.EqualTo(new[] { "plug-locks", "shops" }));
        await visit.ClickAsync("Remove shops");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await visit.SeesAsync("Rule shops removed.");
        Assert.That(await OrderAsync(server), Has.None.EqualTo("shops"));
    }

    [Test]
    public async Task An_operator_reads_rules_and_changes_none()
    {
        await using var server = await TestServer.StartAsync();
        await using var visit = await ConsoleVisit.OfAsync(server, "Operator", "/alarms/rules");
        await visit.SeesAsync("Administrators change rules; you may read them.");
        await visit.SeesNotAsync(visit.Main.GetByRole(AriaRole.Button));
        await visit.OpenAsync("/integrations");
        await visit.SeesAsync("This page needs the role Administrator; yours is Operator.");
    }

    private static async Task<string[]> OrderAsync(TestServer server) => [.. (await server.GetAsync("alarm-rules"))["items"]!.AsArray().Select(rule => (string)rule!["id"]!)];
}
