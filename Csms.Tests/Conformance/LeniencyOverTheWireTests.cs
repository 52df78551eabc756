using System.Net.Http.Json;
using Csms.Tests.Support;

namespace Csms.Tests.Conformance;

/// <summary>The faults that stations in the field have (field reports B): understood, counted, and refused where an operator wants it so.</summary>
public sealed class LeniencyOverTheWireTests
{
    private static readonly TestCaseData[] Faults16 =
    [
        Fault("22", "BootNotification", """{"chargePointVendor":"Test","chargePointModel":"A model name that is far too long"}"""),
        Fault("23", "StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","info":"0123456789012345678901234567890123456789012345678901234567890123456789"}"""),
        Fault("24", "StatusNotification", """{"connectorId":1,"errorCode":"Error","status":"Faulted"}"""),
        Fault("25", "MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"50.0","measurand":"Frequency","unit":"Hz"}]}]}"""),
        Fault("26", "MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"1","context":"Sample","phase":""}]}]}"""),
        Fault("28", "DataTransfer", """{"vendorId":"v","data":{"an":"object"}}"""),
        Fault("29", "StopTransaction", """{"transactionId":,"meterStop":5,"timestamp":"2026-03-01T12:00:00Z"}"""),
        Fault("31", "MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"21","measurand":"Temperature","unit":"Celcius"}]}]}"""),
        Fault("31", "StopTransaction", """{"transactionId":1,"meterStop":5,"timestamp":"2026-03-01T12:00:00Z","transactionData":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"21","measurand":"Temperature","unit":"Celcius"}]}]}"""),
        Fault("33", "StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","status":"Available","extra":1}"""),
        Fault("56", "StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-03-01T12:00:00"}"""),
        Fault("21", "MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00+02","sampledValue":[{"value":12.5}]}]}"""),
    ];

    [TestCaseSource(nameof(Faults16))]
    public async Task A_known_fault_is_understood_and_counted(string fieldReport, string action, string payload)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var answer = await station.ExchangeAsync(action, payload);

        Assert.That((int)answer[0]!, Is.EqualTo(3), $"Field report {fieldReport}: {answer.ToJsonString()}");
        var counts = await server.GetAsync("stations/CS-1/deviations");
        // 31: both spellings are in the schema of MeterValues, so nothing was wrong there.
        if (payload.Contains("Celcius", StringComparison.Ordinal))
            return;
        Assert.That(counts["items"]!.AsArray(), Is.Not.Empty, $"Field report {fieldReport}");
    }

    [Test]
    [Property("FieldReport", "34")]
    public async Task An_overlong_token_is_looked_up_and_not_refused([Values("Accept", "Reject")] string unknown)
    {
        const string Tag = "0123456789ABCDEF_serial";
        await using var server = await TestServer.StartAsync([$"Csms:Tokens:Unknown={unknown}"]);
        await using var station = await server.Boot16Async("CS-1");

        var stranger = await station.CallAsync("Authorize", $$"""{"idTag":"{{Tag}}"}""");
        (await server.Http.PutAsJsonAsync($"tokens/{Tag}", new { })).EnsureSuccessStatusCode();
        var known = await station.CallAsync("Authorize", $$"""{"idTag":"{{Tag}}"}""");

        Assert.That((string?)stranger["idTagInfo"]!["status"], Is.EqualTo(unknown == "Accept" ? "Accepted" : "Invalid"));
        Assert.That((string?)known["idTagInfo"]!["status"], Is.EqualTo("Accepted"));
    }

    [Test]
    [Property("FieldReport", "29")]
    public async Task Half_of_a_character_in_a_StopTransaction_does_not_cost_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var start = await station.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"TAG1","meterStart":100,"timestamp":"2026-03-01T12:00:00Z"}""");

        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{start["transactionId"]}},"idTag":"T\uD83Dr","meterStop":600,"timestamp":"2026-03-01T12:30:00Z"}""");

        Assert.That((decimal)(await server.GetAsync($"transactions/{start["transactionId"]}"))["energyWh"]!, Is.EqualTo(500));
    }

    [Test]
    [Property("FieldReport", "21")]
    public async Task A_rule_that_is_switched_off_for_one_station_still_helps_the_others()
    {
        const string Boot = """{"chargePointVendor":"Test","chargePointModel":"A model name that is far too long"}""";
        await using var server = await TestServer.StartAsync();
        await using var strict = await server.Boot16Async("STRICT");
        await using var other = await server.Boot16Async("OTHER");
        await strict.CallAsync("BootNotification", Boot);
        var rule = (string)(await server.GetAsync("stations/STRICT/deviations"))["items"]![0]!["ruleId"]!;

        (await server.Http.PutAsJsonAsync($"leniency-rules/{rule}", new { enabled = false, stationId = "STRICT" })).EnsureSuccessStatusCode();

        Assert.That(await strict.CallForErrorAsync("BootNotification", Boot), Is.EqualTo("PropertyConstraintViolation"));
        await other.CallAsync("BootNotification", Boot);
    }

    [Test]
    [Property("Requirement", "1.5")]
    public async Task A_violation_that_no_rule_accepts_is_refused_with_its_place_and_shown_in_the_timeline()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        var answer = await station.ExchangeAsync("DataTransfer", """{"vendorId":"v","messageId":"an id of far more than fifty characters, which is what the schema allows"}""");

        Assert.That((string?)answer[2], Is.EqualTo("PropertyConstraintViolation"));
        Assert.That((string?)answer[3], Does.Contain("messageId").And.Contain("maxLength").And.Not.Contain("fifty"));
        await server.TimelineWithAsync("CS-1", "DataTransfer was refused with PropertyConstraintViolation");
    }

    private static TestCaseData Fault(string fieldReport, string action, string payload) =>
        new TestCaseData(fieldReport, action, payload).SetProperty("FieldReport", fieldReport);
}
