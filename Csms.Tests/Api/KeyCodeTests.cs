using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Key codes: what is kept of them, and that they are known again all the same. The clock stands at 12:55.</summary>
internal sealed class KeyCodeTests
{
    private const string Code = "4711-aBc";

    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task A_key_code_starts_and_stops_and_uses_its_reservation_and_lies_nowhere_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"], folder: folder.Path))
        {
            await using var station = await server.Boot201Async("S1");
            await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
            Assert.That(await AuthorizeAsync(station, Code), Is.EqualTo("Accepted"));
            var reserved = server.SendForAsync(200, "POST", "stations/S1/reservations", $$"""{"idToken":"{{Code}}","evseId":1,"expiresAt":"2026-03-01T14:00:00Z"}""");
            var sent = await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
            Assert.That(sent["idToken"]!.ToJsonString(), Is.EqualTo($$"""{"idToken":"{{Code}}","type":"KeyCode"}"""));
            await reserved;

            var started = await EventAsync(station, "Started", 0, "Authorized", Code);
            Assert.That((string)started["idTokenInfo"]!["status"]!, Is.EqualTo("Accepted"));
            Assert.That((string)(await server.GetAsync("reservations"))["items"]![0]!["state"]!, Is.EqualTo("Used"));
            // Its own transaction is no other one: the same code may go on, and stop it.
            Assert.That((string)(await EventAsync(station, "Updated", 1, "Authorized", Code.ToUpperInvariant()))["idTokenInfo"]!["status"]!, Is.EqualTo("Accepted"));
            await EventAsync(station, "Ended", 2, "StopAuthorized", Code);
            var transaction = await server.GetAsync("transactions/1");
            Assert.That(((string)transaction["idToken"]!, (string)transaction["state"]!), Is.EqualTo(("***", "ended")));
            Assert.That(transaction["course"]!["tokens"]!.AsArray().Select(token => ((string)token!["idToken"]!, (string)token["role"]!)), Has.Member(("***", "Stopped")));
        }
        foreach (var code in (string[])[Code, Code.ToLowerInvariant(), Code.ToUpperInvariant()])
            Assert.That(Disk.FilesWith(folder.Path, code), Is.Empty, code);
    }

    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task A_code_that_charges_elsewhere_is_known_again()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var one = await server.Boot201Async("S1");
        await using var other = await server.Boot201Async("S2");
        await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
        await EventAsync(one, "Started", 0, "Authorized", Code);
        Assert.That((string)(await EventAsync(other, "Started", 0, "Authorized", Code))["idTokenInfo"]!["status"]!, Is.EqualTo("ConcurrentTx"));
    }

    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task Operators_see_a_name_that_opens_nothing_and_manage_the_code_by_it()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot201Async("S1");
        var name = (string)(await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode","groupId":"FLEET"}"""))["idToken"]!;
        Assert.That(name, Does.Match("^pin-[0-9a-f]{32}$"));
        Assert.That((await server.GetAsync("tokens"))["items"]!.ToJsonString(), Does.Contain(name).And.Not.Contain(Code));
        Assert.That((string)(await server.GetAsync($"tokens/{Code}"))["idToken"]!, Is.EqualTo(name));
        foreach (var type in (string[])["KeyCode", "ISO14443", "Central"])
            Assert.That(await AuthorizeAsync(station, name, type), Is.Not.EqualTo("Accepted"), type);

        await server.SendForAsync(200, "PUT", $"tokens/{name}", """{"type":"KeyCode","status":"Blocked"}""");
        Assert.That(await AuthorizeAsync(station, Code), Is.EqualTo("Blocked"));
        await server.SendForAsync(204, "DELETE", $"tokens/{name}");
        Assert.That(await AuthorizeAsync(station, Code), Is.EqualTo("Invalid"));
        await server.SendForAsync(404, "DELETE", $"tokens/{Code}");
    }

    [Test]
    public async Task A_code_that_becomes_a_card_is_a_code_no_longer_and_the_other_way_round()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
        await server.SendForAsync(200, "PUT", $"tokens/{Code}", """{"type":"ISO14443"}""");
        Assert.That((await AuthorizeAsync(station, Code), await AuthorizeAsync(station, Code, "ISO14443")), Is.EqualTo(("Invalid", "Accepted")));
        await server.SendForAsync(200, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
        Assert.That((await AuthorizeAsync(station, Code), await AuthorizeAsync(station, Code, "ISO14443")), Is.EqualTo(("Accepted", "Unknown")));
        Assert.That((await server.GetAsync("tokens"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_without_a_type_may_be_typed_in()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", $"tokens/{Code}", "{}");
        Assert.That(await AuthorizeAsync(station, Code), Is.EqualTo("Accepted"));
    }

    // 1.6 has no types of tokens: the code comes as any other tag, and is shown as one.
    [Test]
    public async Task At_a_16_station_a_code_starts_what_was_asked_for_remotely_and_uses_its_reservation()
    {
        await using var server = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"]);
        await using var station = await server.Boot16Async("S1");
        await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
        var reserved = server.SendForAsync(200, "POST", "stations/S1/reservations", $$"""{"idToken":"{{Code}}","evseId":1,"expiresAt":"2026-03-01T14:00:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        await reserved;
        var asked = server.SendForAsync(200, "POST", "stations/S1/remote-start", $$"""{"idToken":"{{Code}}","evseId":1,"waitSeconds":60}""");
        Assert.That((string)(await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}"""))["idTag"]!, Is.EqualTo(Code));
        var started = await station.CallAsync("StartTransaction", $$"""{"connectorId":1,"idTag":"{{Code}}","meterStart":1,"timestamp":"2026-03-01T12:56:00Z"}""");
        Assert.That((string)started["idTagInfo"]!["status"]!, Is.EqualTo("Accepted"));
        Assert.That((int)(await asked)["transactionId"]!, Is.EqualTo((int)started["transactionId"]!));
        Assert.That((string)(await server.GetAsync("reservations"))["items"]![0]!["state"]!, Is.EqualTo("Used"));
    }

    private static async Task<string> AuthorizeAsync(RawStation station, string code, string type = "KeyCode") =>
        (string)(await station.CallAsync("Authorize", $$$"""{"idToken":{"idToken":"{{{code}}}","type":"{{{type}}}"}}"""))["idTokenInfo"]!["status"]!;

    private static Task<JsonObject> EventAsync(RawStation station, string type, int seqNo, string trigger, string code) => station.CallAsync(
        "TransactionEvent",
        $$$"""{"eventType":"{{{type}}}","timestamp":"2026-03-01T12:5{{{6 + seqNo}}}:00Z","triggerReason":"{{{trigger}}}","seqNo":{{{seqNo}}},"evse":{"id":1,"connectorId":1},"idToken":{"idToken":"{{{code}}}","type":"KeyCode"},"transactionInfo":{"transactionId":"T"}}""");
}
