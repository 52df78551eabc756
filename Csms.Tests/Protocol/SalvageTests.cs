using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;

namespace Csms.Tests.Protocol;

/// <summary>What is kept of a transaction's message of which a part is wrong.</summary>
internal sealed class SalvageTests
{
    private const string LongToken = "1234567890123456789012345678901234567890";

    [TestCase("StartTransaction", """{"connectorId":1,"idTag":"LONG","meterStart":5,"timestamp":"2026-01-01T00:00:00Z"}""", """{"connectorId":1,"idTag":"LONG","meterStart":5,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [TestCase("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":5,"timestamp":"soon"}""", """{"connectorId":1,"idTag":"A","meterStart":5,"timestamp":"2026-03-01T12:00:00.000Z"}""")]
    [TestCase("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":5}""", """{"connectorId":1,"idTag":"A","meterStart":5,"timestamp":"2026-03-01T12:00:00.000Z"}""")]
    [TestCase("StartTransaction", """{"connectorId":1,"idTag":"A","meterStart":[],"timestamp":"2026-01-01T00:00:00Z"}""", """{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [TestCase("StartTransaction", """{"connectorId":"left","idTag":{},"meterStart":99999999999999999999,"timestamp":"2026-01-01T00:00:00Z","reservationId":3000000000}""", """{"connectorId":0,"idTag":"","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}""")]
    [TestCase("StopTransaction", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"idTag":"LONG","reason":"Bored"}""", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"idTag":"LONG","reason":"Other"}""")]
    [TestCase("StopTransaction", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"reason":5,"transactionData":"none"}""", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"reason":"Other"}""")]
    [TestCase("StopTransaction", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z"}""", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":0}""")]
    [TestCase("StopTransaction", """{"transactionId":"seven","timestamp":"2026-01-01T00:00:00Z","meterStop":9}""", """{"transactionId":-1,"timestamp":"2026-01-01T00:00:00Z","meterStop":9}""")]
    [TestCase("StopTransaction", """{"timestamp":"2026-01-01T00:00:00Z","meterStop":9}""", """{"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"transactionId":-1}""")]
    [TestCase("StopTransaction", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"transactionData":[{"timestamp":"?","sampledValue":[{"unit":"Wh"},{"value":"2"}]},{"sampledValue":"x"}]}""", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9,"transactionData":[{"timestamp":"2026-03-01T12:00:00.000Z","sampledValue":[{"value":"2"}]}]}""")]
    [TestCase("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"1","unit":"MWh"},{"value":"2","unit":"Wh"},{"value":"3","measurand":"Mood"},{"value":"4","phase":"L9"}]}]}""", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"2","unit":"Wh"}]}]}""", Description = "Without its unit, measurand or phase a sample would be read as another.")]
    [TestCase("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"50","unit":"Hz"}]}]}""", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[]}]}""", Description = "Hz without a measurand would be read as Wh.")]
    [TestCase("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"1","location":"Roof","format":"Hex"}]}],"transactionId":"abc"}""", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"1"}]}]}""")]
    [TestCase("MeterValues", "{}", """{"connectorId":0,"meterValue":[]}""")]
    public void A_message_of_1_6_is_kept(string action, string sent, string kept) => AssertKept(OcppVersion.Ocpp16, action, sent, kept);

    private const string Event = """{"eventType":"Ended","timestamp":"2026-01-01T00:00:00Z","triggerReason":"RemoteStop","seqNo":3,"transactionInfo":{"transactionId":"t"}}""";

    [TestCase("RemoteStop", "Mood", "Trigger")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"t","stoppedReason":"Bored","chargingState":"Sleepy"}""", """{"transactionId":"t","stoppedReason":"Other"}""")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"LONG"}""", """{"transactionId":"LONG"}""")]
    [TestCase("\"2026-01-01T00:00:00Z\"", "0", "\"2026-03-01T12:00:00.000Z\"")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"t"},"idToken":{"idToken":"LONG","type":"Card"},"evse":{"id":"one"},"offline":1""", """{"transactionId":"t"},"idToken":{"idToken":"LONG","type":"Central"}""")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"t"},"meterValue":[]""", """{"transactionId":"t"}""")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"t"},"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"x"},{"value":5,"unitOfMeasure":{"multiplier":2.5}},{"value":6}]}]""", """{"transactionId":"t"},"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":6}]}]""")]
    [TestCase("""{"transactionId":"t"}""", """{"transactionId":"t"},"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"x"}]}]""", """{"transactionId":"t"}""")]
    public void A_TransactionEvent_is_kept(string right, string wrong, string kept) =>
        AssertKept(OcppVersion.Ocpp201, "TransactionEvent", Event.Replace(right, wrong), Event.Replace(right, kept));

    [TestCase("""{"evseId":-5.5,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":1},{"value":null}]}]}""", """{"evseId":0,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":1}]}]}""")]
    public void MeterValues_of_2_0_1_are_kept(string sent, string kept) => AssertKept(OcppVersion.Ocpp201, "MeterValues", sent, kept);

    [TestCase(OcppVersion.Ocpp16, "StopTransaction", "[]", "", "type")]
    [TestCase(OcppVersion.Ocpp16, "StopTransaction", "rubbish", "", "json")]
    [TestCase(OcppVersion.Ocpp201, "TransactionEvent", """{"eventType":"Over","timestamp":"2026-01-01T00:00:00Z","triggerReason":"RemoteStop","seqNo":3,"transactionInfo":{"transactionId":"t"}}""", "eventType", "enum")]
    [TestCase(OcppVersion.Ocpp201, "TransactionEvent", """{"eventType":"Ended","timestamp":"2026-01-01T00:00:00Z","triggerReason":"RemoteStop","seqNo":3,"transactionInfo":{}}""", "transactionInfo.transactionId", "required")]
    [TestCase(OcppVersion.Ocpp201, "TransactionEvent", """{"eventType":"Ended","timestamp":"2026-01-01T00:00:00Z","triggerReason":"RemoteStop","transactionInfo":{"transactionId":"t"}}""", "seqNo", "required")]
    public void What_cannot_be_understood_stays_refused_and_says_why(OcppVersion version, string action, string sent, string path, string keyword)
    {
        Assert.That(LenientReaderTests.Read(version, action, sent, out var remaining), Is.Null);
        Assert.That((remaining.Path, remaining.Keyword), Is.EqualTo((path, keyword)));
    }

    [Test]
    public void Salvage_can_be_switched_off()
    {
        var sent = Event.Replace("RemoteStop", "Mood");
        Assert.That(LenientReaderTests.Read(OcppVersion.Ocpp201, "TransactionEvent", sent, out var remaining, LeniencyRules.SalvageId), Is.Null);
        Assert.That(remaining.Path, Is.EqualTo("triggerReason"));
    }

    [Test]
    public void Other_messages_are_not_salvaged() =>
        Assert.That(LenientReaderTests.Read(OcppVersion.Ocpp16, "StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Bored"}""", out _), Is.Null);

    [Test]
    public void A_message_cut_off_is_kept_as_far_as_it_came()
    {
        var read = LenientReaderTests.Read(
            OcppVersion.Ocpp16, "StopTransaction", """{"transactionId":7,"meterStop":12345,"timestamp":"2026-01-01T00:00:00Z","transactionData":[{"timest""", out _);
        Assert.That(LenientReaderTests.Text(read!), Is.EqualTo("""{"transactionId":7,"meterStop":12345,"timestamp":"2026-01-01T00:00:00Z","transactionData":[]}"""));
        Assert.That(read!.Deviations.Select(deviation => deviation.RuleId), Does.Contain("json-repair"));
    }

    [Test]
    public void A_number_that_the_end_cuts_off_is_not_a_reading()
    {
        var read = LenientReaderTests.Read(OcppVersion.Ocpp16, "StopTransaction", """{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":123""", out _);
        Assert.That(LenientReaderTests.Text(read!), Does.Contain("\"meterStop\":0"));
    }

    [Test]
    [Property("FieldReport", "29")]
    public void A_character_that_is_not_UTF_8_does_not_cost_the_transaction()
    {
        var latin1 = Encoding.Latin1.GetBytes("""{"transactionId":7,"meterStop":12345,"timestamp":"2026-01-01T00:00:00Z","idTag":"T?r"}""".Replace('?', '\u00FC'));
        Assert.That(latin1, Does.Contain(0xFC));
        var read = LenientReader.Read(
            latin1, MessageSchemas.For(OcppVersion.Ocpp16).Request("StopTransaction"), LeniencyRules.Shipped, DateTimeOffset.UnixEpoch, out _);
        Assert.That(IdTag(read!), Is.EqualTo("T\uFFFDr"));
        Assert.That(read!.Deviations.Select(deviation => deviation.RuleId), Is.EqualTo(new[] { LeniencyRules.JsonRepairId }));
    }

    [TestCase(@"T\uD83Dr", "T?r")]
    [TestCase(@"T\uDE00r", "T?r")]
    [TestCase(@"\uD83D\uD83D\uDE00\uD83D", "?\uD83D\uDE00?")]
    [TestCase(@"\uD83D\\uDE00", @"?\uDE00")]
    [TestCase(@"\\\uD83D\u0041", @"\?A")]
    [Property("FieldReport", "29")]
    public void Half_of_a_surrogate_pair_does_not_cost_the_transaction(string sent, string kept)
    {
        var stop = $$"""{"transactionId":7,"meterStop":12345,"timestamp":"2026-01-01T00:00:00Z","idTag":"{{sent}}"}""";
        var read = LenientReaderTests.Read(OcppVersion.Ocpp16, "StopTransaction", stop, out _);
        Assert.That(IdTag(read!), Is.EqualTo(kept.Replace('?', '\uFFFD')));
    }

    [Test]
    public void A_broken_text_with_an_unreadable_character_is_mended_in_both_ways()
    {
        var read = LenientReaderTests.Read(OcppVersion.Ocpp16, "StopTransaction", """{"transactionId":,"meterStop":5,"timestamp":"2026-01-01T00:00:00Z","idTag":"\uDE00"}""", out _);
        Assert.That(LenientReaderTests.Text(read!), Does.Contain("\"meterStop\":5"));
        Assert.That(IdTag(read!), Is.EqualTo("\uFFFD"));
    }

    private static string? IdTag(LenientPayload read) => JsonDocument.Parse(read.Payload).RootElement.GetProperty("idTag").GetString();

    private static void AssertKept(OcppVersion version, string action, string sent, string kept)
    {
        sent = sent.Replace("LONG", LongToken);
        var read = LenientReaderTests.Read(version, action, sent, out var remaining);
        Assert.That(read, Is.Not.Null, $"{remaining}");
        Assert.That(JsonSerializer.Serialize(JsonDocument.Parse(LenientReaderTests.Text(read!))), Is.EqualTo(JsonSerializer.Serialize(JsonDocument.Parse(kept.Replace("LONG", LongToken)))));
        Assert.That(read!.Deviations.Select(deviation => deviation.RuleId), Does.Contain(LeniencyRules.SalvageId));
        var record = typeof(OcppJson).Assembly.GetType($"Csms.Protocol.{version}.{action}Request", throwOnError: true)!;
        Assert.That(() => JsonSerializer.Deserialize(read.Payload.Span, record, OcppJson.Options), Throws.Nothing);
    }
}
