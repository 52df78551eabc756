using System.Text.Json.Nodes;
using Csms.Storage;
using Csms.Storage.Transactions;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Api;

/// <summary>How a command ends, whichever it is.</summary>
internal sealed class CommandOutcomeTests
{
    private static readonly object[][] Commands =
    [
        ["POST", "remote-start", """{"idToken":"TAG1"}"""],
        ["POST", "remote-stop", """{"transactionId":1}"""],
        ["POST", "reset", "{}"],
        ["POST", "unlock", """{"evseId":1}"""],
        ["POST", "availability", """{"operative":false}"""],
        ["POST", "trigger", """{"message":"Heartbeat"}"""],
        ["POST", "clear-cache", null!],
        ["POST", "data-transfer", """{"vendorId":"V"}"""],
        ["POST", "charging-profiles", """{"evseId":0,"chargingProfile":{"id":1,"purpose":"TxDefaultProfile","kind":"Absolute","schedule":{"unit":"W","periods":[{"startSeconds":0,"limit":1}]}}}"""],
        ["DELETE", "charging-profiles", null!],
        ["GET", "composite-schedule?evseId=0&durationSeconds=60", null!],
        ["POST", "reservations", """{"idToken":"TAG1","evseId":1,"expiresAt":"2030-01-01T00:00:00Z"}"""],
        ["DELETE", "reservations/7", null!],
        ["GET", "configuration", null!],
        ["POST", "configuration", """{"key":"k","value":"v"}"""],
        ["POST", "calls/ClearCache", "{}"],
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task An_unknown_station_is_not_found_and_an_absent_one_not_connected(string method, string command, string? body)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(404, method, $"stations/S1/{command}", body);
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        await server.SendForAsync(409, method, $"stations/S1/{command}", body);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task An_unknown_member_is_refused_by_name(string method, string command, string? body)
    {
        if (body is null || command.StartsWith("calls", StringComparison.Ordinal))
            return;
        await using var server = await TestServer.StartAsync();
        var strange = JsonNode.Parse(body)!.AsObject();
        strange["colour"] = "red";
        var problem = await server.SendForAsync(422, method, $"stations/S1/{command}", strange.ToJsonString());
        Assert.That(problem.Violations(), Is.EqualTo(new[] { ("colour", "additionalProperties") }));
    }

    [Test]
    public async Task A_refusal_of_the_station_is_its_answer()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/reset", """{"type":"Immediate"}""");
        await station.AnswerCallAsync("Reset", """{"status":"Rejected"}""");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task A_callerror_is_passed_on_with_its_code_and_description()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(502, "POST", "stations/S1/clear-cache");
        var call = await station.ReceiveFrameAsync();
        await station.SendAsync($$"""[4,"{{(string)call[1]!}}","NotSupported","no cache here",{"why":"none"}]""");
        var problem = await answer;
        Assert.That(
            ((string)problem["errorCode"]!, (string)problem["errorDescription"]!, (string)problem["errorDetails"]!["why"]!),
            Is.EqualTo(("NotSupported", "no cache here", "none")));
    }

    [Test]
    public async Task An_answer_that_cannot_be_understood_is_a_bad_gateway()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(502, "POST", "stations/S1/clear-cache");
        await station.AnswerCallAsync("ClearCache", """{"status":"Perhaps"}""");
        Assert.That((string)(await answer)["detail"]!, Does.Contain("status").And.Contains("enum"));
    }

    [Test]
    public async Task No_answer_in_time_is_a_gateway_timeout()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(504, "POST", "stations/S1/clear-cache");
        await station.ReceiveFrameAsync();
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That((string)(await answer)["detail"]!, Does.Contain("not known"));
    }

    [Test]
    public async Task A_station_that_leaves_before_it_answers_is_a_gateway_timeout()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(504, "POST", "stations/S1/clear-cache");
        await station.ReceiveFrameAsync();
        station.Cut();
        Assert.That((string)(await answer)["detail"]!, Does.Contain("disconnected"));
    }

    [Test]
    public async Task More_commands_than_may_wait_are_refused_and_those_that_wait_go_out_in_turn()
    {
        // The tries to send it after all are spaced by the clock, so this one must run.
        await using var server = await TestServer.StartAsync(["Csms:Connections:MaxOutgoingCalls=1"], TimeProvider.System);
        await using var station = await server.Boot16Async("S1");
        var answers = Enumerable.Range(0, 3).Select(_ => server.SendAsync("POST", "stations/S1/clear-cache")).ToList();
        var refused = await Task.WhenAny(answers);
        Assert.That((await refused).Status, Is.EqualTo(429));
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        foreach (var answer in answers.Where(answer => answer != refused))
            Assert.That((await answer).Status, Is.EqualTo(200));
    }

    [Property("Requirement", "B03.FR.03")]
    [TestCase("Rejected", "reset", "{}")]
    [TestCase("Rejected", "remote-start", """{"idToken":"TAG1"}""")]
    [TestCase("Pending", "remote-start", """{"idToken":"TAG1"}""")]
    [TestCase("Pending", "remote-stop", """{"transactionId":1}""")]
    public async Task A_station_that_is_not_accepted_is_not_commanded(string registration, string command, string body)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", $$"""{"id":"S1","securityProfile":0,"registration":"{{registration}}"}""");
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "POST", $"stations/S1/{command}", body);
        Assert.That(problem.Violations().Single().Rule, Does.Contain(registration == "Rejected" ? "B03.FR.03" : "B02.FR.01"));
    }

    [Property("Requirement", "B02.FR.09")]
    [Test]
    public async Task A_pending_station_may_send_what_it_was_triggered_to_send()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":0,"registration":"Pending"}""");
        await using var station = await server.Boot201Async("S1");
        const string Status = """{"timestamp":"2026-03-01T12:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}""";
        Assert.That(await station.CallForErrorAsync("StatusNotification", Status), Is.EqualTo("SecurityError"));
        var answer = server.SendForAsync(200, "POST", "stations/S1/trigger", """{"message":"StatusNotification","evseId":1,"connectorId":1}""");
        await station.AnswerCallAsync("TriggerMessage", """{"status":"Accepted"}""");
        await answer;
        await station.CallAsync("StatusNotification", Status);
        Assert.That(await station.CallForErrorAsync("Heartbeat", "{}"), Is.EqualTo("SecurityError"), "only what it was asked for");
    }

    [Property("Requirement", "C04.FR.04")]
    [Test]
    public async Task A_key_code_is_sent_and_neither_logged_nor_shown()
    {
        const string Code = "4711-0815";
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", $"tokens/{Code}", """{"type":"KeyCode"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", $$"""{"idToken":"{{Code}}","evseId":1,"waitSeconds":60}""");
        var request = await station.AnswerCallAsync("RequestStartTransaction", """{"status":"Accepted"}""");
        Assert.That(request["idToken"]!.ToJsonString(), Is.EqualTo($$"""{"idToken":"{{Code}}","type":"KeyCode"}"""));
        await station.CallAsync(
            "TransactionEvent",
            $$$"""
            {"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"RemoteStart","seqNo":0,"evse":{"id":1,"connectorId":1},
             "idToken":{"idToken":"{{{Code}}}","type":"KeyCode"},"transactionInfo":{"transactionId":"T-1","remoteStartId":{{{(int)request["remoteStartId"]!}}}}}
            """.ReplaceLineEndings(""));
        var started = await answer;
        var reserved = server.SendForAsync(200, "POST", "stations/S1/reservations", $$"""{"idToken":"{{Code}}","expiresAt":"2026-03-01T14:00:00Z"}""");
        await station.AnswerCallAsync("ReserveNow", """{"status":"Accepted"}""");
        await reserved;

        var transaction = await server.GetAsync($"transactions/{(int)started["transactionId"]!}");
        Assert.That((string)transaction["idToken"]!, Is.EqualTo("***"));
        await server.SendForAsync(204, "DELETE", $"tokens/{Code}");
        var remoteStartId = (int)started["remoteStartId"]!;
        var kept = await server.Services.GetRequiredService<Database>().ReadAsync(
            session => RemoteStartRows.Find(session, remoteStartId)!.IdToken, CancellationToken.None);
        Assert.That(kept, Is.EqualTo("***"));
        foreach (var place in (string[])["audit", "stations/S1/timeline", "transactions"])
            Assert.That((await server.GetAsync(place)).ToJsonString(), Does.Not.Contain(Code), place);
        Assert.That((await server.GetAsync("audit")).ToJsonString(), Does.Contain("DELETE /tokens/***"));
    }

    [Test]
    public async Task A_command_leaves_an_audit_line_and_a_timeline_entry()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/reset", """{"type":"OnIdle"}""");
        await station.AnswerCallAsync("Reset", """{"status":"Accepted"}""");
        await answer;
        await server.SendForAsync(201, "PUT", "tokens/TAG1", "{}");
        await server.SendForAsync(404, "DELETE", "tokens/TAG2");

        var audit = (await server.GetAsync("audit"))["items"]!.AsArray();
        Assert.That(audit.Select(line => ((string)line!["action"]!, (string?)line["stationId"])), Is.EqualTo(new[] { ("PUT /tokens/TAG1", null), ("reset", "S1") }));
        Assert.That((string)audit[1]!["operatorName"]!, Is.EqualTo("administrator"));
        await server.TimelineWithAsync("S1", "Reset was answered: Accepted.");
    }

    [Test]
    public async Task A_password_reaches_no_audit_line()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/configuration", """{"key":"AuthorizationKey","value":"00112233445566778899aabbccddeeff"}""");
        await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Accepted"}""");
        await answer;
        await server.SendForAsync(422, "POST", "stations/S1/calls/ChangeConfiguration", """{"key":"AuthorizationKey","value":"00112233445566778899aabbccddeeff"}""");
        Assert.That((await server.GetAsync("audit")).ToJsonString(), Does.Not.Contain("00112233"));
    }
}
