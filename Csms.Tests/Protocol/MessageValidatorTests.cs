using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Protocol.Validation;
using NJsonSchema;

namespace Csms.Tests.Protocol;

internal sealed class MessageValidatorTests
{
    private const string ThreeSamples = """
        {"connectorId":1,"transactionId":4711,"meterValue":[{"timestamp":"2026-02-28T23:59:58.123Z","sampledValue":[
        {"value":"12345.6","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register","unit":"Wh"},
        {"value":"16.1","measurand":"Current.Import","phase":"L1","unit":"A"},{"value":"11040","measurand":"Power.Active.Import","unit":"W"}]}]}
        """;

    [Test]
    public void A_valid_payload_is_walked_without_allocating()
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Request("MeterValues");
        var payload = Encoding.UTF8.GetBytes(ThreeSamples);
        Assert.That(validator.IsValid(payload, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            validator.IsValid(payload, out _);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z"}""", "meterStop", "required")]
    [TestCase("StopTransaction", """{"transactionId":"1","timestamp":"2026-01-01T00:00:00Z","meterStop":5}""", "transactionId", "type")]
    [TestCase("StopTransaction", """{"transactionId":1.0,"timestamp":"2026-01-01T00:00:00Z","meterStop":5}""", "transactionId", "type")]
    [TestCase("StopTransaction", """{"transactionId":2147483648,"timestamp":"2026-01-01T00:00:00Z","meterStop":5}""", "transactionId", "maximum")]
    [TestCase("StopTransaction", """{"transactionId":-2147483649,"timestamp":"2026-01-01T00:00:00Z","meterStop":5}""", "transactionId", "minimum")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":99999999999999999999}""", "meterStop", "maximum")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"yesterday","meterStop":5}""", "timestamp", "format")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":5,"reason":"Bored"}""", "reason", "enum")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":5,"idTag":"123456789012345678901"}""", "idTag", "maxLength")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":5,"a b":1}""", "['a b']", "additionalProperties")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":5,"meterStop":6}""", "meterStop", "duplicate")]
    [TestCase("StopTransaction", """{"transactionId":1,"timestamp":"2026-01-01T00:00:00Z","meterStop":5,"meter\u0053top":6}""", "meterStop", "duplicate")]
    [TestCase("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"1"},{"value":1}]}]}""", "meterValue[0].sampledValue[1].value", "type")]
    [TestCase("GetDiagnostics", """{"location":"/var/log"}""", "location", "format")]
    [TestCase("Heartbeat", "null", "", "type")]
    [TestCase("Heartbeat", "", "", "json")]
    [TestCase("Heartbeat", "{} {}", "", "json")]
    [TestCase("Heartbeat", "{}]", "", "json")]
    [TestCase("Heartbeat", "{", "", "json")]
    [TestCase("Heartbeat", "{'a':1}", "", "json")]
    [TestCase("Heartbeat", "{}// no comment", "", "json")]
    [TestCase("DataTransfer", """{"vendorId":"\ud83d"}""", "vendorId", "json")]
    [TestCase("DataTransfer", """{"\ud83d":1}""", "", "json")]
    public void The_first_violation_is_named_by_path_and_keyword(string action, string payload, string path, string keyword)
    {
        var valid = MessageSchemas.For(OcppVersion.Ocpp16).Request(action).IsValid(Encoding.UTF8.GetBytes(payload), out var violation);
        Assert.That((valid, violation.Path, violation.Keyword), Is.EqualTo((false, path, keyword)));
    }

    [TestCase("NotifyReport", """{"requestId":1,"generatedAt":"2026-01-01T00:00:00Z","seqNo":0,"reportData":[]}""", "reportData", "minItems")]
    [TestCase("ReportChargingProfiles", """{"requestId":1,"chargingLimitSource":"CSO","evseId":1,"chargingProfile":[{"id":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6}]},{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6}]},{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6}]},{"id":1,"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6}]}]}]}""", "chargingProfile[0].chargingSchedule", "maxItems")]
    [TestCase("NotifyEVChargingNeeds", """{"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"DC","dcChargingParameters":{"evMaxCurrent":1,"evMaxVoltage":1,"stateOfCharge":101}}}""", "chargingNeeds.dcChargingParameters.stateOfCharge", "maximum")]
    [TestCase("NotifyEVChargingNeeds", """{"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"DC","dcChargingParameters":{"evMaxCurrent":1,"evMaxVoltage":1,"stateOfCharge":-1}}}""", "chargingNeeds.dcChargingParameters.stateOfCharge", "minimum")]
    [TestCase("Heartbeat", """{"customData":{"vendorId":"v","x":{"y":[1,{"z":1,"z":2}]}}}""", "customData.x.y[1].z", "duplicate")]
    [TestCase("Heartbeat", """{"customData":{"vendorId":"v","x":1,"x":2}}""", "customData.x", "duplicate")]
    [TestCase("Heartbeat", """{"customData":{"x":1}}""", "customData.vendorId", "required")]
    [TestCase("DataTransfer", """{"vendorId":"v","data":["\udc00"]}""", "data[0]", "json")]
    public void The_keywords_of_2_0_1_are_checked_too(string action, string payload, string path, string keyword)
    {
        var valid = MessageSchemas.For(OcppVersion.Ocpp201).Request(action).IsValid(Encoding.UTF8.GetBytes(payload), out var violation);
        Assert.That((valid, violation.Path, violation.Keyword), Is.EqualTo((false, path, keyword)));
    }

    [Test]
    public void A_member_twice_is_seen_among_many_and_through_escapes()
    {
        var many = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"m{i}\":{i}"));
        var validator = MessageSchemas.For(OcppVersion.Ocpp201).Request("Heartbeat");
        Assert.Multiple(() =>
        {
            Assert.That(validator.IsValid(Encoding.UTF8.GetBytes($$$"""{"customData":{"vendorId":"v",{{{many}}}}}"""), out _));
            Assert.That(validator.IsValid(Encoding.UTF8.GetBytes($$$"""{"customData":{"vendorId":"v",{{{many}}},"m3":1}}"""), out _), Is.False);
            Assert.That(validator.IsValid("""{"customData":{"vendorId":"v","ab":1,"\u0061b":1}}"""u8, out _), Is.False);
        });
    }

    [Test]
    public void Nesting_is_bounded()
    {
        var deep = new string('[', 100_000);
        var valid = MessageSchemas.For(OcppVersion.Ocpp201).Request("DataTransfer")
            .IsValid(Encoding.UTF8.GetBytes($$"""{"vendorId":"v","data":{{deep}}"""), out var violation);
        Assert.That((valid, violation.Keyword), Is.EqualTo((false, "json")));
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_not_JSON()
    {
        byte[] payload = [.. "{\"vendorId\":\""u8, 0xFC, .. "\"}"u8];
        var valid = MessageSchemas.For(OcppVersion.Ocpp16).Request("DataTransfer").IsValid(payload, out var violation);
        Assert.That((valid, violation.Keyword), Is.EqualTo((false, "json")));
    }

    [Test]
    public void Length_is_counted_in_code_units_after_unescaping()
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Request("Authorize");
        string[] fits = ["12345678901234567890", "ääääääääääääääääääää", "😀😀😀😀😀😀😀😀😀😀", string.Concat(Enumerable.Repeat(@"\u00e4", 20)), string.Concat(Enumerable.Repeat(@"\ud83d\ude00", 10))];
        string[] tooLong = ["äääääääääääääääääääää", "😀😀😀😀😀😀😀😀😀😀x", string.Concat(Enumerable.Repeat(@"\u00e4", 21)), string.Concat(Enumerable.Repeat(@"\ud83d\ude00", 10)) + @"\n"];
        Assert.Multiple(() =>
        {
            foreach (var text in fits)
                Assert.That(validator.IsValid(Encoding.UTF8.GetBytes($$"""{"idTag":"{{text}}"}"""), out _), text);
            foreach (var text in tooLong)
                Assert.That(validator.IsValid(Encoding.UTF8.GetBytes($$"""{"idTag":"{{text}}"}"""), out _), Is.False, text);
        });
    }

    [Test]
    [Property("Requirement", "OCPP 1.6 limits: at most one decimal")]
    public void Every_limit_with_one_decimal_is_valid_and_none_with_two()
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Response("GetCompositeSchedule");
        Assert.Multiple(() =>
        {
            for (var tenths = 0; tenths <= 400; tenths++)
            {
                Assert.That(validator.IsValid(Limit($"{tenths / 10m}"), out var violation), $"{tenths / 10m}: {violation}");
                Assert.That(validator.IsValid(Limit($"{tenths / 10m + 0.05m}"), out _), Is.False);
            }
            Assert.That(validator.IsValid(Limit("81e-1"), out _));
        });
    }

    [Test]
    public async Task NJsonSchema_rounds_to_a_double_first_and_takes_for_a_multiple_what_is_none()
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Response("GetCompositeSchedule");
        var oracle = await JsonSchema.FromJsonAsync(validator.Schema);
        var payload = Limit("8.10000000000000001");
        Assert.That(oracle.Validate(Encoding.UTF8.GetString(payload)), Is.Empty);
        Assert.That(validator.IsValid(payload, out _), Is.False);
    }

    [TestCase("2026-01-01T00:00:00Z", true, true)]
    [TestCase("2026-01-01T00:00:00.1234567+02:00", true, true)]
    [TestCase("2026-01-01T00:00:00.123456789Z", true, false, Description = "More digits than NJsonSchema knows.")]
    [TestCase("2026-01-01t00:00:00z", true, false, Description = "Lower case.")]
    [TestCase("2026-01-01T00:00:00", false, true, Description = "No zone: a violation here, so that accepting it is seen.")]
    [TestCase("2026-01-01 00:00:00Z", false, true)]
    [TestCase("2026-01-01", false, true)]
    [TestCase("2026-01-01T00:00Z", false, false)]
    [TestCase("2026-01-01T00:00:00+02", false, false)]
    [TestCase("2026-01-01T00:00:00+0200", false, true)]
    [TestCase("2026-02-29T00:00:00Z", false, false)]
    [TestCase("2026-01-01T24:00:00Z", false, false)]
    [TestCase("2026-01-01T23:59:60Z", false, false, Description = "A leap second cannot be held.")]
    [TestCase("2026-01-01T00:00:00+14:01", false, false)]
    [TestCase("0000-01-01T00:00:00Z", false, false)]
    [TestCase("9999-12-31T23:59:59Z", true, true)]
    [TestCase("", false, false)]
    public async Task A_time_is_what_RFC_3339_writes(string time, bool valid, bool oracleSaysValid)
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Response("Heartbeat");
        var payload = JsonSerializer.Serialize(new { currentTime = time });
        var oracle = await JsonSchema.FromJsonAsync(validator.Schema);
        Assert.Multiple(() =>
        {
            Assert.That(validator.IsValid(Encoding.UTF8.GetBytes(payload), out _), Is.EqualTo(valid));
            Assert.That(oracle.Validate(payload).Count == 0, Is.EqualTo(oracleSaysValid), "NJsonSchema");
            if (valid)
                Assert.That(() => JsonSerializer.Deserialize<HeartbeatResponse>(payload, OcppJson.Options), Throws.Nothing);
        });
    }

    [Test]
    public void All_violations_are_explained_for_people()
    {
        var payload = """{"connectorId":"1","meterValue":[{"timestamp":"x","sampledValue":[{"value":1,"unit":"Ah"}]}],"extra":1}"""u8.ToArray();
        var explained = MessageSchemas.For(OcppVersion.Ocpp16).Request("MeterValues").Explain(payload);
        Assert.That(explained.Select(violation => (violation.Path, violation.Keyword)), Is.EquivalentTo(new[]
        {
            ("connectorId", "type"), ("meterValue[0].timestamp", "format"), ("meterValue[0].sampledValue[0].value", "type"),
            ("meterValue[0].sampledValue[0].unit", "enum"), ("extra", "additionalProperties"),
        }));
    }

    [Test]
    public void The_schema_of_a_message_stands_alone()
    {
        var schema = MessageSchemas.For(OcppVersion.Ocpp201).Request("TransactionEvent").Schema;
        Assert.That(schema, Does.Not.Contain("$ref"));
    }

    [Test]
    public void An_unknown_action_has_no_schema() =>
        Assert.That(() => MessageSchemas.For(OcppVersion.Ocpp16).Request("TransactionEvent"), Throws.ArgumentException);

    private static byte[] Limit(string limit) => Encoding.UTF8.GetBytes(
        $$$"""{"status":"Accepted","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":{{{limit}}}}]}}""");
}
