using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Csms.Protocol.Leniency;
using Csms.Tests.Support;

namespace Csms.Tests.Conformance;

/// <summary>What a station may send wrongly has a clear outcome, what comes after it is served, and nothing that is stored is harmed.</summary>
public sealed class BadInputTests
{
    private static readonly (string Action, string Payload, string Code)[] Violations16 =
    [
        ("StatusNotification", """{"connectorId":"one","errorCode":"NoError","status":"Available"}""", "TypeConstraintViolation"),
        ("StatusNotification", """{"connectorId":1,"errorCode":"NoError"}""", "OccurenceConstraintViolation"),
        ("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Bored"}""", "PropertyConstraintViolation"),
        ("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"soon"}""", "PropertyConstraintViolation"),
        ("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","colour":"red"}""", "FormationViolation"),
        ("StatusNotification", """{"connectorId":1,"connectorId":2,"errorCode":"NoError","status":"Available"}""", "FormationViolation"),
        ("Authorize", """{"idTag":"a tag of more than twenty characters"}""", "PropertyConstraintViolation"),
        ("Authorize", """{"idTag":}""", "FormationViolation"),
        ("StopTransaction", """{"transactionId":1,"meterStop":5.5,"timestamp":"2026-03-01T12:00:00Z"}""", "TypeConstraintViolation"),
    ];

    private static readonly (string Action, string Payload, string Code)[] Violations201 =
    [
        ("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Available","evseId":"one","connectorId":1}""", "TypeConstraintViolation"),
        ("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Available","evseId":1}""", "OccurrenceConstraintViolation"),
        ("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Bored","evseId":1,"connectorId":1}""", "PropertyConstraintViolation"),
        ("StatusNotification", """{"timestamp":"soon","connectorStatus":"Available","evseId":1,"connectorId":1}""", "PropertyConstraintViolation"),
        ("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1,"colour":"red"}""", "FormatViolation"),
        ("StatusNotification", """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Available","evseId":1,"evseId":2,"connectorId":1}""", "FormatViolation"),
        ("Authorize", """{"idToken":{"idToken":"a token of far more than thirty-six characters","type":"Central"}}""", "PropertyConstraintViolation"),
        ("Authorize", """{"idToken":}""", "FormatViolation"),
        ("Authorize", $$"""{"idToken":{"idToken":"T","type":"Central"},"iso15118CertificateHashData":[{{Hashes(5)}}]}""", "OccurrenceConstraintViolation"),
        ("MeterValues", """{"evseId":1,"meterValue":[]}""", "OccurrenceConstraintViolation"),
        ("TransactionEvent", """{"eventType":"Ended","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Trigger","seqNo":1,"transactionInfo":{}}""", "OccurrenceConstraintViolation"),
    ];

    [Test]
    public async Task Every_keyword_that_is_violated_has_its_error_code_and_the_next_message_is_served([Values("1.6", "2.0.1")] string version)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await (version == "1.6" ? server.Boot16Async("CS-1") : server.Boot201Async("CS-1"));
        var id = await ChargeAsync(server, station);
        var before = await server.GetAsync($"transactions/{id}");
        foreach (var rule in LeniencyRules.Shipped.Select(rule => rule.Id).Distinct())
            (await server.Http.PutAsJsonAsync($"leniency-rules/{rule}", new { enabled = false })).EnsureSuccessStatusCode();

        foreach (var (action, payload, code) in version == "1.6" ? Violations16 : Violations201)
        {
            Assert.That(await station.CallForErrorAsync(action, payload), Is.EqualTo(code), $"{action} {payload}");
            await station.CallAsync("Heartbeat", "{}");
        }

        AssertSame(await server.GetAsync($"transactions/{id}"), before);
    }

    [Test]
    public async Task Of_a_member_that_is_there_twice_the_last_counts_and_that_is_shown()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"connectorId":2,"errorCode":"NoError","status":"Available"}""");
        Assert.That((await server.GetAsync("stations/CS-1"))["evses"]!.AsArray().Select(evse => (int)evse!["id"]!), Is.EqualTo(new[] { 2 }));
        Assert.That((await server.GetAsync("stations/CS-1/deviations"))["items"]!.AsArray().Select(item => (string)item!["ruleId"]!), Is.EqualTo(new[] { "duplicate-member" }));
    }

    [TestCase("-5")]
    [TestCase("-99999999999999999999")]
    [TestCase("99999999999999999999")]
    [TestCase("1e400")]
    [TestCase("NaN")]
    [Property("FieldReport", "47")]
    public async Task An_impossible_meter_value_is_answered_and_makes_no_negative_energy(string value)
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("CS-1");
        await using var station = await server.Boot201Async("CS-2");
        var untouched = await ChargeAsync(server, old);
        var before = await server.GetAsync($"transactions/{untouched}");

        var start = (int)(await old.CallAsync("StartTransaction", """{"connectorId":2,"idTag":"TAG2","meterStart":100,"timestamp":"2026-03-01T12:00:00Z"}"""))["transactionId"]!;
        await old.CallAsync("MeterValues", $$"""{"connectorId":2,"transactionId":{{start}},"meterValue":[{"timestamp":"2026-03-01T12:05:00Z","sampledValue":[{"value":"{{value}}"}]}]}""");
        await old.CallAsync("StopTransaction", $$"""{"transactionId":{{start}},"meterStop":{{(value == "NaN" ? "\"NaN\"" : value)}},"timestamp":"2026-03-01T12:10:00Z"}""");
        await station.CallAsync(
            "TransactionEvent",
            $$"""{"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"CablePluggedIn","seqNo":0,"evse":{"id":1},"transactionInfo":{"transactionId":"T"},"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":{{(value == "NaN" ? "\"NaN\"" : value)}}}]}]}""");

        foreach (var transaction in (await server.GetAsync("transactions"))["items"]!.AsArray())
            Assert.That((decimal?)transaction!["energyWh"], Is.Null.Or.GreaterThanOrEqualTo(0), transaction.ToJsonString());
        Assert.That((string)(await server.GetAsync($"transactions/{start}"))["state"]!, Is.EqualTo("ended"));
        AssertSame(await server.GetAsync($"transactions/{untouched}"), before);
    }

    [TestCase("'; drop table station;--")]
    [TestCase("<script>alert(1)")]
    [TestCase("\\\" or 1=1 --")]
    public async Task SQL_and_script_from_a_station_are_text_like_any_other(string text)
    {
        var meant = (string)JsonNode.Parse($"\"{text}\"")!;
        var tag = text[..Math.Min(text.Length, 18)];
        await using var server = await TestServer.StartAsync();
        await using var station = await server.ConnectAsync("CS-1");
        await station.CallAsync("BootNotification", $$"""{"chargePointVendor":"{{tag}}","chargePointModel":"M","firmwareVersion":"{{text}}"}""");
        await station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"Available","info":"{{text}}","vendorErrorCode":"{{text}}"}""");
        var id = (int)(await station.CallAsync("StartTransaction", $$"""{"connectorId":1,"idTag":"{{tag}}","meterStart":1,"timestamp":"2026-03-01T12:00:00Z"}"""))["transactionId"]!;

        var shown = await server.GetAsync("stations/CS-1");
        Assert.That((string?)shown["firmwareVersion"], Is.EqualTo(meant));
        Assert.That((string?)shown["evses"]![0]!["connectors"]![0]!["vendorErrorCode"], Is.EqualTo(meant));
        Assert.That((string?)(await server.GetAsync($"transactions/{id}"))["idToken"], Is.EqualTo((string)JsonNode.Parse($"\"{tag}\"")!));
        using var answer = await server.Http.GetAsync("stations/CS-1");
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    [Test]
    [Property("FieldReport", "46")]
    public async Task Another_stations_transactionId_in_2_0_1_is_a_transaction_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        await using var owner = await server.Boot201Async("CS-1");
        await using var other = await server.Boot201Async("CS-2");
        var id = await ChargeAsync(server, owner);
        var before = await server.GetAsync($"transactions/{id}");

        await other.CallAsync(
            "TransactionEvent",
            """{"eventType":"Ended","timestamp":"2026-03-01T12:30:00Z","triggerReason":"RemoteStop","seqNo":1,"transactionInfo":{"transactionId":"tx-1","stoppedReason":"Remote"}}""");

        AssertSame(await server.GetAsync($"transactions/{id}"), before);
        Assert.That((await server.GetAsync("transactions?stationId=CS-2"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    /// <summary>A running transaction of either version; the row's id.</summary>
    private static async Task<int> ChargeAsync(TestServer server, RawStation station)
    {
        if (station.Subprotocol == "ocpp1.6")
            await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"TAG1","meterStart":100,"timestamp":"2026-03-01T12:00:00Z"}""");
        else
            await station.CallAsync(
                "TransactionEvent",
                """{"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"Authorized","seqNo":0,"evse":{"id":1,"connectorId":1},"idToken":{"idToken":"TAG1","type":"ISO14443"},"transactionInfo":{"transactionId":"tx-1"}}""");
        return (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
    }

    private static string Hashes(int count) => string.Join(',', Enumerable.Repeat(
        """{"hashAlgorithm":"SHA256","issuerNameHash":"A","issuerKeyHash":"B","serialNumber":"C","responderURL":"http://o"}""", count));

    private static void AssertSame(JsonNode now, JsonNode before) => Assert.That(now.ToJsonString(), Is.EqualTo(before.ToJsonString()));
}
