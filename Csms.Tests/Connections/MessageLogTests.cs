using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Connections;

/// <summary>What is kept of the messages, and what must not be.</summary>
public sealed class MessageLogTests
{
    [Test]
    [Property("Requirement", "A01.FR.09")]
    public async Task A_password_on_its_way_to_a_station_is_blanked()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var call = server.ConnectionOf("CS-1").CallAsync("ChangeConfiguration", """{"key":"AuthorizationKey","value":"5e6e87"}"""u8.ToArray());
        var sent = await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Accepted"}""");
        await call;

        Assert.That((string?)sent["value"], Is.EqualTo("5e6e87"));
        await AssertLoggedAsync(server, "ChangeConfiguration", with: "***", without: "5e6e87");
    }

    [Test]
    [Property("Requirement", "C04.FR.04")]
    public async Task A_key_code_is_blanked_and_a_card_is_not()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.CallAsync("Authorize", """{"idToken":{"idToken":"471147","type":"KeyCode"}}""");
        await AssertLoggedAsync(server, "Authorize", with: "***", without: "471147");
        await station.CallAsync("Authorize", """{"idToken":{"idToken":"CARD-1","type":"ISO14443"}}""");
        await AssertLoggedAsync(server, "Authorize", with: "CARD-1", without: "471147");
    }

    [Property("Requirement", "C04.FR.04")]
    [Property("FieldReport", "29")]
    [TestCase("""[2,"m","Authorize",{"idToken":{"idToken":"471147","type":"Key""", """{"idToken":{"idToken":"***","type":"***""")]
    [TestCase("""[2,"m","TransactionEvent",{"seqNo":,"idToken":{"idToken":"471147","type":"KeyCode"}}]""", """{"seqNo":,"idToken":{"idToken":"***","type":"***"}}""")]
    [TestCase("""[2,"m","Authorize",{"idToken:"471147","x":471147}]""", "***")]
    [TestCase("""[2,"m",{"idToken":"471147"}]""", """[2,"m",{"idToken":"***"}]""")]
    [TestCase("""[3,"unknown",{"password":"471147}]""", """{"password":"***""")]
    [TestCase("the code is 471147", "*** *** *** ***")]
    public async Task Of_what_is_broken_the_form_is_kept_and_no_value(string sent, string kept)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("CS-1");

        await station.SendAsync(sent);

        var log = await server.UntilAsync("stations/CS-1/messages", shown => shown["items"]!.AsArray().Count == 2);
        var payload = log["items"]![0]!["payload"]!;
        Assert.That(payload is JsonValue text ? text.GetValue<string>() : payload.ToJsonString(), Does.Contain(kept));
        Assert.That(log.ToJsonString(), Does.Not.Contain("471147"));
        Assert.That((await server.GetAsync("stations/CS-1/timeline")).ToJsonString(), Does.Not.Contain("471147"));
    }

    [Test]
    public async Task An_answer_with_a_member_twice_harms_neither_the_log_nor_the_connection()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var call = server.ConnectionOf("CS-1").CallAsync("GetConfiguration", "{}"u8.ToArray());
        await station.AnswerCallAsync(
            "GetConfiguration", """{"configurationKey":[],"configurationKey":[{"key":"AuthorizationKey","readonly":false,"value":"secret"}]}""");
        await call;

        await station.CallAsync("Heartbeat", "{}");
        await AssertLoggedAsync(server, "GetConfiguration", with: "***", without: "secret");
    }

    [Test]
    [Property("Requirement", "Engine.4")]
    public async Task A_station_that_uses_one_id_for_everything_still_gets_the_time()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("[2,\"1\",\"Heartbeat\",{}]");
        var first = await station.ReceiveAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        await station.SendAsync("[2,\"1\",\"Heartbeat\",{}]");

        Assert.That(await station.ReceiveAsync(), Is.Not.EqualTo(first).And.Contains("2026-03-01T13:00:00.000Z"));
    }

    private static async Task AssertLoggedAsync(TestServer server, string action, string with, string without)
    {
        var log = await server.UntilAsync(
            $"stations/CS-1/messages?action={action}", shown => shown.ToJsonString().Contains(with, StringComparison.Ordinal));
        Assert.That(log.ToJsonString(), Does.Not.Contain(without));
    }
}
