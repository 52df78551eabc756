using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Outbox;

/// <summary>People are told of alarms by mail, over a real socket.</summary>
internal sealed class MailTests
{
    private static string[] Settings(SmtpListener smtp) => ["Csms:Mail:Host=127.0.0.1", $"Csms:Mail:Port={smtp.Port}", "Csms:Mail:Tls=None", "Csms:Mail:From=csms@example.com"];

    [TestCase("en", "[Csms] Critical · S1: TamperDetectionActivated: door", "[Csms] over · S1")]
    [TestCase("de", "[Csms] Kritisch · S1: TamperDetectionActivated: door", "[Csms] vorbei · S1")]
    [TestCase("sv", "[Csms] Kritiskt · S1: TamperDetectionActivated: door", "[Csms] över · S1")]
    public async Task An_alarm_and_its_end_are_mailed_in_the_recipients_language(string language, string begin, string end)
    {
        var clock = new ManualClock();
        await using var smtp = new SmtpListener();
        await using var server = await TestServer.StartAsync(Settings(smtp), clock);
        await server.SendForAsync(201, "PUT", "mail-recipients/ops", $$"""{"address":"ops@example.com","language":"{{language}}"}""");
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
        var mail = smtp.Mails.Single();
        Assert.That((mail.Recipients.Single(), mail.Subject), Is.EqualTo(("ops@example.com", begin)));
        await server.SendForAsync(200, "POST", "alarms/1/acknowledge");
        await server.SendForAsync(200, "POST", "alarms/1/close", """{"reason":"seen to"}""");
        await clock.PassUntilAsync(server, shown => shown.AreAll("Delivered", 2));
        Assert.That(smtp.Mails, Has.Count.EqualTo(2), "that somebody looks after it is no mail");
        Assert.That(smtp.Mails.Last().Subject, Does.StartWith(end));
        Assert.That(smtp.Mails.Last().Body, Does.Contain("Closed by administrator: seen to"));
    }

    [Test]
    public async Task Many_alarms_within_a_minute_are_one_mail()
    {
        var clock = new ManualClock();
        await using var smtp = new SmtpListener();
        await using var server = await TestServer.StartAsync(Settings(smtp), clock);
        await server.SendForAsync(201, "PUT", "mail-recipients/ops", """{"address":"ops@example.com","maxSeverity":4}""");
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("InvalidTLSVersion");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
        foreach (var type in (string[])["MemoryExhaustion", "TamperDetectionActivated", "InvalidTLSCipherSuite", "ReconfigurationOfSecurityParameters"])
            await station.AlarmAsync(type);
        Assert.That(smtp.Mails, Has.Count.EqualTo(1), "the minute is not over");
        await clock.PassUntilAsync(server, shown => shown.AreAll("Delivered", 4));
        Assert.That(smtp.Mails, Has.Count.EqualTo(2));
        Assert.That(smtp.Mails.Last().Subject, Is.EqualTo("[Csms] 3 alarms: Critical · S1: TamperDetectionActivated: door"));
        Assert.That(smtp.Mails.Last().Body, Does.Contain("MemoryExhaustion").And.Contain("InvalidTLSCipherSuite").And.Not.Contain("Reconfiguration"));
    }

    [Test]
    public async Task Nobody_adds_headers_of_their_own()
    {
        await using var smtp = new SmtpListener();
        await using var server = await TestServer.StartAsync(Settings(smtp));
        await server.SendForAsync(201, "PUT", "mail-recipients/ops", """{"address":"ops@example.com"}""");
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated", "x\\r\\nBcc: thief@example.com\\r\\n\\r\\n.\\r\\nMAIL FROM:<x@y.z>");
        await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray().AreAll("Delivered", 1));
        var mail = smtp.Mails.Single();
        Assert.That(mail.Recipients, Is.EqualTo(new[] { "ops@example.com" }));
        Assert.That(mail.Headers, Has.None.EqualTo("Bcc").IgnoreCase);
        Assert.That(mail.Subject, Does.Contain("x  Bcc: thief@example.com"), "as text it may be seen");
        Assert.That(mail.Body.Split('\n'), Has.None.StartsWith("Bcc"));
    }

    [TestCase("ops@example.com\\r\\nBcc: thief@example.com")]
    [TestCase("ops@example.com, thief@example.com")]
    [TestCase("Ops <ops@example.com>")]
    [TestCase("ops")]
    [TestCase("")]
    public async Task What_is_no_single_plain_address_is_refused(string address)
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.SendForAsync(422, "PUT", "mail-recipients/ops", $$"""{"address":"{{address}}"}""")).Violations().Single().Path, Is.EqualTo("address"));
        Assert.That((await server.SendForAsync(422, "PUT", "mail-recipients/ops", """{"address":"a@b.cd","language":"fr"}""")).Violations().Single().Path, Is.EqualTo("language"));
    }

    [Test]
    public async Task A_mail_server_that_says_later_is_asked_again_and_one_that_says_no_is_told_as_it_said_it()
    {
        var clock = new ManualClock();
        await using var smtp = new SmtpListener();
        smtp.Refusals.Enqueue("450 4.2.0 come again");
        await using var server = await TestServer.StartAsync(Settings(smtp), clock);
        await server.SendForAsync(201, "PUT", "mail-recipients/ops", """{"address":"ops@example.com"}""");
        await using var station = await server.Boot201Async("S1");
        await station.AlarmAsync("TamperDetectionActivated");
        var waits = await server.UntilAsync("deliveries", shown => shown["items"]!.AsArray() is [{ } only] && (int)only["attempts"]! == 1);
        Assert.That((int)waits["items"]![0]!["lastStatus"]!, Is.EqualTo(450));
        await clock.PassUntilAsync(server, shown => shown.AreAll("Delivered", 1));
        smtp.Refusals.Enqueue("550 5.1.1 no such user");
        var answer = await server.SendForAsync(200, "POST", "mail-recipients/ops/test");
        Assert.That(((bool)answer["isDelivered"]!, (int)answer["status"]!), Is.EqualTo((false, 550)));
        Assert.That((string)answer["words"]!, Does.Contain("no such user"));
        answer = await server.SendForAsync(200, "POST", "mail-recipients/ops/test");
        Assert.That((bool)answer["isDelivered"]!, Is.True);
        Assert.That(smtp.Mails.Last().Subject, Is.EqualTo("[Csms] This is a test"));
    }

    [Test]
    public async Task Without_a_mail_server_the_console_is_told_so()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((bool)(await server.GetAsync("mail"))["isSet"]!, Is.False);
        await server.SendForAsync(201, "PUT", "mail-recipients/ops", """{"address":"ops@example.com"}""");
        Assert.That((string)(await server.SendForAsync(200, "POST", "mail-recipients/ops/test"))["words"]!, Does.Contain("Csms:Mail:Host"));
    }
}
