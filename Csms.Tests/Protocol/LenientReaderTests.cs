using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;

namespace Csms.Tests.Protocol;

/// <summary>Each shipped rule: what is sent, what it becomes, and that it is refused once the rule is off.</summary>
internal sealed class LenientReaderTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Status = """{"connectorId":1,"errorCode":"NoError","status":"Available"}""";

    public static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("unknown-member", "Heartbeat", """{"time":"now"}""", "{}", 33);
        yield return Fault("duplicate-member", "Authorize", """{"idTag":"A","idTag":"B"}""", """{"idTag":"B"}""", 33);
        yield return Fault("null-payload", "Heartbeat", "null", "{}");
        yield return Fault("null-member", "StatusNotification", Status[..^1] + ""","info":null}""", Status);
        yield return Fault("json-repair", "StatusNotification", Status[..^1] + ",}", Status, 29);
        yield return Fault("json-repair", "StatusNotification", Status[..^1] + ""","info":"a""", Status, 29);
        yield return Fault("time-format", "StatusNotification", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00"}""", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00.000Z"}""", 56);
        yield return Fault("time-format", "StatusNotification", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00+02"}""", Status[..^1] + ""","timestamp":"2026-01-01T08:00:00.000Z"}""", 56);
        yield return Fault("time-format", "StatusNotification", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00.123456789"}""", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00.123Z"}""", 56);
        yield return Fault("time-format", "StatusNotification", Status[..^1] + ""","timestamp":"2026-01-01 10:00:00Z"}""", Status[..^1] + ""","timestamp":"2026-01-01T10:00:00.000Z"}""", 56);
        yield return Fault("number-as-text", "Authorize", """{"idTag":1234567}""", """{"idTag":"1234567"}""");
        yield return Fault("boolean-as-text", "DataTransfer", """{"vendorId":"v","data":true}""", """{"vendorId":"v","data":"true"}""");
        yield return Fault("object-as-text", "DataTransfer", """{"vendorId":"v","data":{"a":[1,2.50]}}""", """{"vendorId":"v","data":"{\"a\":[1,2.50]}"}""", 28);
        yield return Fault("object-as-text", "DataTransfer", """{"vendorId":"v","data":[1,null]}""", """{"vendorId":"v","data":"[1,null]"}""", 28);
        yield return Fault("text-as-number", "StatusNotification", Status.Replace(":1,", ":\"1\","), Status);
        yield return Fault("whole-number", "StatusNotification", Status.Replace(":1,", ":1.0,"), Status);
        yield return Fault("long-status-text", "StatusNotification", Status[..^1] + ""","info":"012345678901234567890123456789012345678901234567890123"}""", Status[..^1] + ""","info":"01234567890123456789012345678901234567890123456789"}""", 23);
        yield return Fault("long-status-text", "StatusNotification", Status[..^1] + ""","vendorErrorCode":"012345678901234567890123456789012345678901234567890123"}""", Status[..^1] + ""","vendorErrorCode":"01234567890123456789012345678901234567890123456789"}""", 23);
        yield return Fault("unknown-error-code", "StatusNotification", Status.Replace("NoError", "Error"), Status.Replace("NoError", "OtherError"), 24);
        yield return Fault("long-boot-text", "BootNotification", """{"chargePointVendor":"v","chargePointModel":"A model of 23 letters.."}""", """{"chargePointVendor":"v","chargePointModel":"A model of 23 letter"}""", 22);
        yield return Fault("long-boot-text", "BootNotification", """{"chargePointVendor":"v","chargePointModel":"m","iccid":"123456789012345678901"}""", """{"chargePointVendor":"v","chargePointModel":"m","iccid":"12345678901234567890"}""", 22);
        yield return Fault("unit-hertz", "MeterValues", Sample(""" "value":"50","measurand":"Frequency","unit":"Hz" """), Sample(""" "value":"50","measurand":"Frequency" """), 25, "salvage");
        yield return Fault("unit-hertz", "MeterValues", Sample(""" "value":"50","unit":"Hertz","measurand":"Frequency" """), Sample(""" "value":"50","measurand":"Frequency" """), 25, "salvage");
        yield return Fault("unit-hertz", "MeterValues", Sample(""" "value":"50","unit":"hERTZ","measurand":"Frequency" """), Sample(""" "value":"50","measurand":"Frequency" """), 25, "salvage");
        foreach (var (sent, meant) in new[] { ("kwh", "kWh"), ("KWH", "kWh"), ("wh", "Wh"), ("WH", "Wh"), ("KW", "kW"), ("percent", "Percent"), ("CELSIUS", "Celsius") })
            yield return Fault("unit-case", "MeterValues", Sample($""" "value":"1","unit":"{sent}" """), Sample($""" "value":"1","unit":"{meant}" """), 52, "salvage");
        yield return Fault("long-token", "Authorize", """{"idTag":"0123456789ABCDEF_serial"}""", """{"idTag":"0123456789ABCDEF_serial"}""", 34);
        yield return Fault("unknown-context", "MeterValues", Sample(""" "value":"1","context":"Sample" """), Sample(""" "value":"1" """), 26, "salvage");
        yield return Fault("empty-word", "MeterValues", Sample(""" "value":"1","unit":"" """), Sample(""" "value":"1" """), 26, "salvage");
        yield return Fault("number-as-text", "MeterValues", Sample(""" "value":12.50 """), Sample(""" "value":"12.50" """), alsoOff: "salvage");
        yield return Fault("fractional-register", "StartTransaction", Start("12.5"), Start("13"), alsoOff: "salvage");
        yield return Fault("fractional-register", "StopTransaction", Stop("-0.4"), Stop("0"), alsoOff: "salvage");
        yield return Fault("text-as-number", "StopTransaction", Stop("\"-1\""), Stop("-1"), 32, "salvage");
        yield return Fault("whole-number", "StopTransaction", Stop("12.0"), Stop("12"), alsoOff: "salvage,fractional-register");
        yield return Fault("null-member", "StopTransaction", Stop("5,\"reason\":null"), Stop("5"), alsoOff: "salvage");
        yield return Fault("json-repair", "MeterValues", """{"connectorId":1,"transactionId":,"meterValue":[]}""", """{"connectorId":1,"meterValue":[]}""", 29, alsoUsed: "null-member");
    }

    [TestCaseSource(nameof(Faults))]
    public void A_known_fault_is_mended_and_counted(string ruleId, string action, string sent, string understood, string[] others, string? alsoUsed)
    {
        _ = others;
        var read = Read(OcppVersion.Ocpp16, action, sent, out var remaining);
        Assert.That(read, Is.Not.Null, $"{remaining}");
        Assert.That(Text(read!), Is.EqualTo(Compact(understood)));
        Assert.That(read!.Deviations.Select(deviation => deviation.RuleId).Where(id => id != alsoUsed && id != "null-member").Append(ruleId).Distinct(), Is.EqualTo(new[] { ruleId }));
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_whose_rule_is_off_is_refused(string ruleId, string action, string sent, string understood, string[] others, string? alsoUsed)
    {
        _ = (understood, alsoUsed);
        var read = Read(OcppVersion.Ocpp16, action, sent, out var remaining, [ruleId, .. others]);
        Assert.That(read, Is.Null);
        Assert.That(remaining.Keyword, Is.Not.Empty);
    }

    [Test]
    public void Every_shipped_rule_has_its_case()
    {
        var tested = Faults().Select(fault => (string)fault.Arguments[0]!).Append("text-as-boolean").Append(LeniencyRules.SalvageId);
        Assert.That(LeniencyRules.Shipped.Select(rule => rule.Id).Distinct(), Is.SubsetOf(tested));
    }

    [Test]
    [Property("FieldReport", "27")]
    public void A_configuration_value_may_be_a_number_or_a_boolean()
    {
        const string Sent = """{"configurationKey":[{"key":"A","readonly":"False","value":300},{"key":"B","readonly":true,"value":false}]}""";
        var read = LenientReader.Read(Bytes(Sent), MessageSchemas.For(OcppVersion.Ocpp16).Response("GetConfiguration"), LeniencyRules.Shipped, ReceivedAt, out _);
        Assert.That(Text(read!), Is.EqualTo("""{"configurationKey":[{"key":"A","readonly":false,"value":"300"},{"key":"B","readonly":true,"value":"false"}]}"""));
        Assert.That(read!.Deviations.Select(deviation => (deviation.RuleId, deviation.Violation.Path)), Is.EqualTo(new[]
        {
            ("text-as-boolean", "configurationKey[0].readonly"), ("number-as-text", "configurationKey[0].value"), ("boolean-as-text", "configurationKey[1].value"),
        }));
    }

    [Test]
    [Property("FieldReport", "31")]
    public void Both_spellings_of_Celsius_need_no_rule([Values("Celcius", "Celsius")] string unit)
    {
        var meterValues = Sample($""" "value":"20","measurand":"Temperature","unit":"{unit}" """);
        var stop = Stop($$"""5,"transactionData":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{"value":"20","unit":"{{unit}}"}]}]""");
        Assert.That(MessageSchemas.For(OcppVersion.Ocpp16).Request("MeterValues").IsValid(Bytes(meterValues), out _));
        Assert.That(MessageSchemas.For(OcppVersion.Ocpp16).Request("StopTransaction").IsValid(Bytes(stop), out _));
    }

    [Test]
    [Property("FieldReport", "32")]
    public void A_meterStop_of_minus_one_is_valid() =>
        Assert.That(MessageSchemas.For(OcppVersion.Ocpp16).Request("StopTransaction").IsValid(Bytes(Stop("-1")), out _));

    [Test]
    [Property("FieldReport", "30")]
    public void Many_lines_are_one_payload() =>
        Assert.That(MessageSchemas.For(OcppVersion.Ocpp16).Request("Authorize").IsValid("{\r\n  \"idTag\":\n\t\"A\"\n}\n"u8, out _));

    [Test]
    [Property("FieldReport", "34")]
    public void A_token_of_2_0_1_that_is_too_long_is_kept_whole_since_two_could_become_one()
    {
        const string Sent = """{"idToken":{"idToken":"0123456789012345678901234567890123456789","type":"Central"}}""";
        Assert.That(Text(Read(OcppVersion.Ocpp201, "Authorize", Sent, out _)!), Is.EqualTo(Sent));
        Assert.That(Read(OcppVersion.Ocpp201, "Authorize", Sent, out var remaining, "long-token"), Is.Null);
        Assert.That((remaining.Path, remaining.Keyword), Is.EqualTo(("idToken.idToken", "maxLength")));
    }

    [Test]
    public void A_transaction_id_with_a_fraction_is_not_rounded_to_the_id_of_another_transaction() =>
        Assert.That(
            Encoding.UTF8.GetString(Read(OcppVersion.Ocpp16, "StopTransaction", Stop("5").Replace(":7,", ":7.5,"), out _)!.Payload.Span),
            Is.EqualTo(Stop("5").Replace(":7,", ":-1,")));

    [Test]
    [Property("FieldReport", "21")]
    public void A_rule_may_be_meant_for_some_stations_only()
    {
        var rule = new LeniencyRule
        {
            Id = "acme-status", Description = "Says Free.", Path = "status", Keyword = "enum", Vendor = "Acme*", Firmware = "1.*.3", Remedy = Remedy.Map,
            Map = new Dictionary<string, string?> { ["Free"] = "Available" },
        };
        var off = new HashSet<string>();
        Assert.Multiple(() =>
        {
            Assert.That(LeniencyRules.For([rule], "ACME Corp", "X", "1.2.3", "CS-1", off), Has.Count.EqualTo(1));
            Assert.That(LeniencyRules.For([rule], "ACME Corp", "X", "1.2.4", "CS-1", off), Is.Empty);
            Assert.That(LeniencyRules.For([rule], null, null, null, "CS-1", off), Is.Empty);
            Assert.That(LeniencyRules.For([rule], "ACME Corp", "X", "1.2.3", "CS-1", new HashSet<string> { "acme-status" }), Is.Empty);
            Assert.That(LenientReader.Read(Bytes(Status.Replace("Available", "Free")), MessageSchemas.For(OcppVersion.Ocpp16).Request("StatusNotification"), [rule], ReceivedAt, out _), Is.Not.Null);
        });
    }

    [Test]
    public void A_rule_survives_being_stored()
    {
        var stored = JsonSerializer.Serialize(LeniencyRules.Shipped[^1]);
        Assert.That(JsonSerializer.Deserialize<LeniencyRule>(stored), Is.EqualTo(LeniencyRules.Shipped[^1]));
    }

    [TestCase("meterValue[*].sampledValue[*].unit", "meterValue[0].sampledValue[12].unit", true)]
    [TestCase("meterValue[*].sampledValue[*].unit", "meterValue[0].sampledValue[12].value", false)]
    [TestCase("**.info", "info", true)]
    [TestCase("**.info", "a.b[3].info", true)]
    [TestCase("**.info", "a.noinfo", false)]
    [TestCase("**", "", false)]
    [TestCase("**", "a[0].b", true)]
    [TestCase("*", "a.b", false)]
    [TestCase("", "", true)]
    [TestCase("a.**", "a.b.c", true)]
    public void A_path_pattern_matches(string pattern, string path, bool matches) => Assert.That(Glob.MatchesPath(pattern, path), Is.EqualTo(matches));

    [Test]
    public void A_long_list_with_the_same_fault_in_every_element_is_mended_and_counted_once()
    {
        var elements = string.Join(",", Enumerable.Repeat("""{"timestamp":"2026-01-01T00:00:00","sampledValue":[{"value":1},{"value":2}]}""", 2000));
        var read = Read(OcppVersion.Ocpp16, "StopTransaction", Stop($"5,\"transactionData\":[{elements}]"), out _);
        Assert.That(read!.Deviations.Select(deviation => (deviation.RuleId, deviation.Violation.Path, deviation.Count)), Is.EqualTo(new[]
        {
            ("time-format", "transactionData[0].timestamp", 2000), ("number-as-text", "transactionData[0].sampledValue[0].value", 4000),
        }));
    }

    [Test]
    public void Garbage_of_many_kinds_is_given_up()
    {
        var members = string.Join(",", Enumerable.Range(0, 2000).Select(i => $"\"m{i}\":{i}"));
        Assert.That(Read(OcppVersion.Ocpp16, "MeterValues", $$"""{"connectorId":1,"meterValue":[],{{members}}}""", out var remaining), Is.Null);
        Assert.That(remaining.Keyword, Is.EqualTo("additionalProperties"));
    }

    internal static LenientPayload? Read(OcppVersion version, string action, string sent, out Violation remaining, params string[] off) =>
        LenientReader.Read(Bytes(sent), MessageSchemas.For(version).Request(action), LeniencyRules.For(LeniencyRules.Shipped, null, null, null, "CS-1", off.ToHashSet()), ReceivedAt, out remaining);

    internal static string Text(LenientPayload read) => Encoding.UTF8.GetString(read.Payload.Span);

    internal static string Sample(string members) =>
        $$$"""{"connectorId":1,"meterValue":[{"timestamp":"2026-01-01T00:00:00Z","sampledValue":[{{{{members.Trim()}}}}]}]}""";

    internal static string Start(string meterStart) =>
        $$"""{"connectorId":1,"idTag":"A","meterStart":{{meterStart}},"timestamp":"2026-01-01T00:00:00Z"}""";

    internal static string Stop(string meterStop) =>
        $$"""{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":{{meterStop}}}""";

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(OcppJson.Options);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static TestCaseData Fault(string rule, string action, string sent, string understood, int fieldReport = 0, string? alsoOff = null, string? alsoUsed = null)
    {
        var fault = new TestCaseData(rule, action, sent, understood, alsoOff?.Split(',') ?? [], alsoUsed);
        return fieldReport == 0 ? fault : fault.SetProperty("FieldReport", fieldReport);
    }
}
