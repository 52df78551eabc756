using System.Text.Json.Nodes;
using Csms.Tests.Api;
using Csms.Tests.Operators;
using Csms.Tests.Support;

namespace Csms.Tests.Outbox;

/// <summary>Other systems are told what happens, over real HTTP.</summary>
internal sealed class WebHookTests
{
    [Test]
    public async Task An_alarm_is_posted_signed_and_says_what_the_events_say()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback]);
        var secret = await server.HookAsync("billing", receiver.Url);
        await using var station = await server.Boot201Async("S1");
        using var events = await EventsApiTests.ListenAsync(server);
        await station.AlarmAsync("TamperDetectionActivated");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
        var told = receiver.All.Single();
        Assert.That(told.IsSignedBy(secret), Is.True);
        Assert.That(told.IsSignedBy(new string('0', secret.Length)), Is.False);
        Assert.That(told.SignedAt, Is.EqualTo(new DateTimeOffset(2026, 3, 1, 12, 55, 0, TimeSpan.Zero).ToUnixTimeSeconds()));
        Assert.That((told.Event, (string)told.Json["event"]!, (string)told.Json["id"]!), Is.EqualTo(("alarm", "alarm", told.Delivery)));
        Assert.That(JsonNode.DeepEquals(told.Json["data"], (await EventsApiTests.NextAsync(events, "alarm")).Data), Is.True, told.Json.ToJsonString());
    }

    [Test]
    public async Task What_fails_is_tried_again_with_growing_pauses_in_order_and_nothing_else_waits_for_it()
    {
        var clock = new ManualClock();
        await using var down = await HookReceiver.StartAsync(500, 503, null);
        await using var up = await HookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback], clock);
        await server.HookAsync("down", down.Url);
        await server.HookAsync("up", up.Url);
        await using var station = await server.Boot201Async("S1");
        var began = clock.GetUtcNow();
        await station.AlarmAsync("TamperDetectionActivated");
        await station.AlarmAsync("InvalidFirmwareSignature");
        await server.UntilAsync("deliveries?webhook=up", shown => shown["items"]!.AsArray().AreAll("Delivered", 2));
        Assert.That(down.All, Has.Count.LessThanOrEqualTo(1), "the clock stands still");
        var waits = await server.UntilAsync("deliveries?webhook=down&state=Waiting", shown => shown["items"]!.AsArray() is [_, { } first] && (int)first["attempts"]! == 1);
        Assert.That(((int)waits["items"]![1]!["lastStatus"]!, (string)waits["items"]![1]!["lastAnswer"]!), Is.EqualTo((500, "It answered 500: not  today.")));
        await clock.PassUntilAsync(server, shown => shown.AreAll("Delivered", 4));
        Assert.That(down.All.Select(told => told.Reason.Split(':')[0]), Is.EqualTo(
            new[] { "TamperDetectionActivated", "TamperDetectionActivated", "TamperDetectionActivated", "TamperDetectionActivated", "InvalidFirmwareSignature" }));
        Assert.That(down.All.Take(4).Select(told => told.Delivery).Distinct().Count(), Is.EqualTo(1), "a repeat is known by its id");
        // 5, 10 and 20 seconds, and 10 for the answer that did not come.
        Assert.That((clock.GetUtcNow() - began).TotalSeconds, Is.InRange(45, 120));
        Assert.That(down.All.Select(told => told.SignedAt), Is.Ordered.Ascending);
    }

    [TestCase(400)]
    [TestCase(302)]
    public async Task What_is_refused_is_a_dead_letter_after_five_attempts_and_can_be_sent_again(int status)
    {
        var clock = new ManualClock();
        await using var receiver = await HookReceiver.StartAsync(status, status, status, status, status);
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback], clock);
        await server.HookAsync("billing", receiver.Url);
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        await clock.PassUntilAsync(server, shown => shown.AreAll("Dead", 1));
        Assert.That(receiver.All.Select(told => told.Path).Distinct(), Is.EqualTo(new[] { "/hook" }), "a redirect is not followed");
        var dead = (await server.GetAsync("deliveries?state=Dead"))["items"]![0]!;
        Assert.That(((int)dead["attempts"]!, (int)dead["lastStatus"]!), Is.EqualTo((5, status)));
        Assert.That((int)(await server.GetAsync("webhooks/billing"))["dead"]!, Is.EqualTo(1));
        await server.SendForAsync(200, "POST", $"deliveries/{dead["id"]}/resend");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
        Assert.That(receiver.All.Last().Delivery, Is.EqualTo(receiver.All.First().Delivery));
        await server.SendForAsync(409, "POST", $"deliveries/{dead["id"]}/resend");
        await server.SendForAsync(404, "POST", "deliveries/999/resend");
    }

    [Test]
    public async Task A_receiver_that_is_gone_is_switched_off_and_told_again_after_it_was_mended()
    {
        await using var receiver = await HookReceiver.StartAsync(410);
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback]);
        await server.HookAsync("billing", receiver.Url);
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        var hook = await server.UntilAsync("webhooks/billing", shown => !(bool)shown["enabled"]!);
        Assert.That((string)hook["stoppedBecause"]!, Does.StartWith("It answered 410"));
        await station.AlarmAsync("InvalidFirmwareSignature");
        Assert.That(((await server.GetAsync("deliveries"))["items"]!).AsArray().AreAll("Dead", 1), Is.True, "nothing is owed to who is switched off");
        var mended = await server.SendForAsync(200, "PUT", "webhooks/billing", $$"""{"url":"{{receiver.Url}}"}""");
        Assert.That((mended["secret"], mended["hook"]!["stoppedBecause"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        Assert.That((int)(await server.SendForAsync(200, "POST", "deliveries/resend", """{"webhook":"billing"}"""))["count"]!, Is.EqualTo(1));
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
    }

    [Test]
    public async Task What_is_owed_when_the_server_ends_is_delivered_by_the_next_one()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await HookReceiver.StartAsync(500);
        string secret;
        await using (var first = await TestServer.StartAsync([OutboxRig.Loopback], folder: folder.Path))
        {
            secret = await first.HookAsync("billing", receiver.Url);
            await using var station = await first.Boot201Async("S1");
            await station.AlarmAsync("TamperDetectionActivated");
            await station.AlarmAsync("InvalidFirmwareSignature");
            await first.UntilAsync("deliveries", shown => (int)shown["items"]![1]!["attempts"]! == 1);
        }
        await using var second = await TestServer.StartAsync([OutboxRig.Loopback], folder: folder.Path);
        await second.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 2));
        Assert.That(receiver.All.Select(told => told.Reason.Split(':')[0]), Is.EqualTo(new[] { "TamperDetectionActivated", "TamperDetectionActivated", "InvalidFirmwareSignature" }));
        Assert.That(receiver.All.All(told => told.IsSignedBy(secret)), Is.True);
    }

    [Test]
    public async Task What_nobody_takes_for_a_day_is_given_up()
    {
        var clock = new ManualClock();
        await using var receiver = await HookReceiver.StartAsync([.. Enumerable.Repeat<int?>(503, 100)]);
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback, "Csms:WebHooks:GiveUpAfter=00:10:00"], clock);
        await server.HookAsync("billing", receiver.Url);
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        await clock.PassUntilAsync(server, shown => shown.AreAll("Dead", 1));
        // 5 s, doubled each time: the eighth comes after 635 s.
        Assert.That(receiver.All, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task Only_what_was_asked_for_is_told()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback]);
        await server.HookAsync("grave", receiver.Url + "/grave", ""","maxSeverity":3,"station":"shop-*" """);
        await server.HookAsync("charging", receiver.Url + "/charging", ""","events":["transaction","status"]""");
        await using var shop = await server.Boot16Async("SHOP-1");
        await using var road = await server.Boot16Async("ROAD-1");
        await road.AlarmAsync("TamperDetectionActivated");
        await shop.AlarmAsync("InvalidMessages");
        await shop.AlarmAsync("TamperDetectionActivated");
        await shop.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Preparing"}""");
        var id = await TransactionsApiTests.StartAsync(shop);
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 3));
        Assert.That(receiver.All.Where(told => told.Path == "/hook/grave").Select(told => (string)told.Json["data"]!["kind"]!), Is.EqualTo(new[] { "TamperDetectionActivated" }));
        var charging = receiver.All.Where(told => told.Path == "/hook/charging").ToList();
        Assert.That(charging.Select(told => told.Event), Is.EquivalentTo(new[] { "status", "transaction" }));
        Assert.That((int)charging.Single(told => told.Event == "transaction").Json["data"]!["id"]!, Is.EqualTo(id));
    }

    [Test]
    public async Task A_new_secret_counts_at_once_and_the_old_one_for_a_day_more()
    {
        var clock = new ManualClock();
        await using var receiver = await HookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback], clock);
        var old = await server.HookAsync("billing", receiver.Url);
        var renewed = (string)(await server.SendForAsync(200, "POST", "webhooks/billing/secret"))["secret"]!;
        var answer = await server.SendForAsync(200, "POST", "webhooks/billing/test");
        Assert.That(((bool)answer["isDelivered"]!, (int)answer["status"]!), Is.EqualTo((true, 204)));
        var told = receiver.All.Single();
        Assert.That((told.Event, told.IsSignedBy(old), told.IsSignedBy(renewed)), Is.EqualTo(("test", true, true)));
        clock.Advance(TimeSpan.FromDays(1));
        await server.SendForAsync(200, "POST", "webhooks/billing/test");
        told = receiver.All.Last();
        Assert.That((told.IsSignedBy(old), told.IsSignedBy(renewed)), Is.EqualTo((false, true)));
        Assert.That((await server.GetAsync("webhooks")).ToJsonString() + (await server.GetAsync("audit")).ToJsonString(), Does.Not.Contain(old).And.Not.Contain(renewed));
    }

    [Test]
    public async Task A_hook_into_a_private_network_is_not_called_unless_the_settings_say_so()
    {
        await using var receiver = await HookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync();
        await server.HookAsync("inside", receiver.Url);
        var answer = await server.SendForAsync(200, "POST", "webhooks/inside/test");
        Assert.That((bool)answer["isDelivered"]!, Is.False);
        Assert.That((string)answer["words"]!, Does.StartWith("'127.0.0.1' is not in the public internet, and not allowed by the settings."));
        Assert.That(receiver.All, Is.Empty);
    }

    [TestCase("billing", """{"url":"ftp://example.com"}""", "url")]
    [TestCase("billing", """{"url":"https://user:pass@example.com"}""", "url")]
    [TestCase("billing", """{"url":"https://example.com","events":["everything"]}""", "events")]
    [TestCase("billing", """{"url":"https://example.com","events":[]}""", "events")]
    [TestCase("billing", """{"url":"https://example.com","station":""}""", "station")]
    [TestCase("billing", """{"url":"https://example.com","maxSeverity":10}""", "maxSeverity")]
    [TestCase("with%20space", """{"url":"https://example.com"}""", "id")]
    public async Task A_hook_that_cannot_be_is_refused(string id, string body, string path)
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.SendForAsync(422, "PUT", $"webhooks/{id}", body)).Violations().Single().Path, Is.EqualTo(path));
    }

    [Test]
    public async Task Only_administrators_see_and_change_hooks()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await Browser.OfAsync(server, "Operator");
        foreach (var (method, path) in ((string, string)[])[("GET", "webhooks"), ("GET", "deliveries"), ("GET", "mail-recipients"), ("DELETE", "webhooks/x"), ("POST", "deliveries/resend")])
            Assert.That((await browser.SendAsync(method, path)).Status, Is.EqualTo(403), path);
    }

    [Test]
    public async Task There_is_an_end_to_hooks_and_a_removed_one_takes_its_deliveries_along()
    {
        await using var receiver = await HookReceiver.StartAsync(500);
        await using var server = await TestServer.StartAsync([OutboxRig.Loopback]);
        for (var i = 0; i < 50; i++)
            await server.HookAsync($"h{i}", receiver.Url, i == 0 ? "" : ""","enabled":false""");
        await server.SendForAsync(422, "PUT", "webhooks/one-more", $$"""{"url":"{{receiver.Url}}"}""");
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray() is [{ } only] && (int)only["attempts"]! == 1);
        await server.SendForAsync(204, "DELETE", "webhooks/h0");
        Assert.That((await server.GetAsync("deliveries"))["items"]!.AsArray(), Is.Empty);
        await server.SendForAsync(404, "DELETE", "webhooks/h0");
        await server.SendForAsync(404, "POST", "webhooks/h0/test");
        await server.SendForAsync(404, "POST", "webhooks/h0/secret");
    }
}
