using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class RemoteStartTests
{
    [Property("FieldReport", "41")]
    [Test]
    [Property("Requirement", "1.6 §5.11")]
    public async Task A_remote_start_over_1_6_returns_the_transaction_it_brought_about()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG1","evseId":2,"waitSeconds":60}""");
        var request = await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}""");
        Assert.That(((string)request["idTag"]!, (int)request["connectorId"]!), Is.EqualTo(("TAG1", 2)));
        var id = await TransactionsApiTests.StartAsync(station, connector: 2, at: "2026-03-01T12:55:00Z");

        var started = await answer;
        Assert.That(((string)started["status"]!, (int)started["transactionId"]!), Is.EqualTo(("Accepted", id)));
        Assert.That((int)(await server.GetAsync($"transactions/{id}"))["remoteStartId"]!, Is.EqualTo((int)started["remoteStartId"]!));
    }

    [Property("FieldReport", "41")]
    [Test]
    public async Task A_remote_start_over_2_0_1_returns_the_transaction_it_brought_about()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await server.SendForAsync(201, "PUT", "tokens/TAG1", """{"type":"ISO14443","groupId":"FLEET"}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG1","evseId":1,"waitSeconds":60}""");
        var request = await station.AnswerCallAsync("RequestStartTransaction", """{"status":"Accepted"}""");
        Assert.That(((string)request["idToken"]!["type"]!, (int)request["evseId"]!), Is.EqualTo(("ISO14443", 1)));
        Assert.That(((string)request["groupIdToken"]!["idToken"]!, (string)request["groupIdToken"]!["type"]!), Is.EqualTo(("FLEET", "Central")));
        await station.CallAsync(
            "TransactionEvent",
            $$$"""
            {"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"RemoteStart","seqNo":0,"evse":{"id":1,"connectorId":1},
             "idToken":{"idToken":"TAG1","type":"ISO14443"},"transactionInfo":{"transactionId":"T-1","remoteStartId":{{{(int)request["remoteStartId"]!}}}}}
            """.ReplaceLineEndings(""));

        var started = await answer;
        var transaction = await server.GetAsync($"transactions/{(int)started["transactionId"]!}");
        Assert.That(((string)transaction["ocppTransactionId"]!, (int)transaction["remoteStartId"]!), Is.EqualTo(("T-1", (int)request["remoteStartId"]!)));
    }

    [Test]
    public async Task Without_waitSeconds_the_stations_answer_is_enough()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG1"}""");
        var request = await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}""");
        Assert.That(request.ContainsKey("connectorId"), Is.False);
        Assert.That((await answer)["transactionId"], Is.Null);
    }

    [Test]
    public async Task A_rejected_start_is_not_waited_for()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG1","waitSeconds":60}""");
        await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Rejected"}""");
        Assert.That((string)(await answer)["status"]!, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task A_start_that_brings_nothing_about_ends_the_wait_in_time()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-start", """{"idToken":"TAG1","waitSeconds":10}""");
        await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}""");
        // Frames are read in their order: once this one is answered, the answer before it has been taken, and its time can no longer run out.
        await station.CallAsync("Heartbeat", "{}");
        // The wait begins some time after the answer was sent: the clock goes on until it has ended.
        for (var i = 0; i < 100_000 && !answer.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.That((await answer)["transactionId"], Is.Null);
    }

    [TestCase("""{"idToken":"TAG1","evseId":0}""", "evseId", "5.11")]
    [TestCase("""{"idToken":"TAG1","evseId":1,"connectorId":2}""", "connectorId", "3.7")]
    [TestCase("""{"idToken":"0123456789012345678901"}""", "idTag", "maxLength")]
    [TestCase("""{"idToken":"TAG1","waitSeconds":3000}""", "waitSeconds", "range")]
    [TestCase("""{"idToken":"TAG1","evseId":1,"chargingProfile":{"id":1,"purpose":"TxDefaultProfile","kind":"Relative","schedule":{"unit":"A","periods":[{"startSeconds":0,"limit":6}]}}}""", "chargingProfile.purpose", "5.11")]
    [TestCase("""{"idToken":"TAG1","evseId":1,"chargingProfile":{"id":1,"purpose":"TxProfile","transactionId":"5","kind":"Relative","schedule":{"unit":"A","periods":[{"startSeconds":0,"limit":6}]}}}""", "chargingProfile.transactionId", "3.41")]
    public async Task A_start_against_the_rules_is_not_sent(string body, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var problem = await server.SendForAsync(422, "POST", "stations/S1/remote-start", body);
        Assert.That(problem.Violations().Single().Path, Is.EqualTo(path));
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    [TestCase("""{"idToken":"TAG1","connectorId":1}""", "evseId", "EVSEType")]
    [TestCase("""{"idToken":"TAG1","idTokenType":"Card"}""", "idTokenType", "IdTokenEnumType")]
    [TestCase("""{"idToken":"TAG1","evseId":0}""", "evseId", "F01")]
    public async Task A_start_against_the_rules_of_2_0_1_is_not_sent(string body, string path, string rule)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var problem = await server.SendForAsync(422, "POST", "stations/S1/remote-start", body);
        Assert.That(problem.Violations().Single().Path, Is.EqualTo(path));
        Assert.That(problem.Violations().Single().Rule, Does.Contain(rule));
    }

    [Property("Requirement", "K05")]
    [Test]
    public async Task A_profile_goes_with_the_start()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var answer = server.SendForAsync(
            200, "POST", "stations/S1/remote-start",
            """{"idToken":"TAG1","evseId":1,"chargingProfile":{"id":3,"purpose":"TxProfile","kind":"Relative","schedule":{"unit":"A","periods":[{"startSeconds":0,"limit":8.1}]}}}""");
        var request = await station.AnswerCallAsync("RemoteStartTransaction", """{"status":"Accepted"}""");
        await answer;
        Assert.That((string)request["chargingProfile"]!["chargingProfilePurpose"]!, Is.EqualTo("TxProfile"));
        Assert.That((decimal)request["chargingProfile"]!["chargingSchedule"]!["chargingSchedulePeriod"]![0]!["limit"]!, Is.EqualTo(8.1m));
    }

    [Test]
    [Property("Requirement", "1.6 §5.12")]
    public async Task A_stop_names_the_row_or_the_stations_own_id()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        await station.CallAsync(
            "TransactionEvent",
            """{"eventType":"Started","timestamp":"2026-03-01T12:00:00Z","triggerReason":"CablePluggedIn","seqNo":0,"transactionInfo":{"transactionId":"T-1"}}""");
        var row = (int)(await server.GetAsync("transactions"))["items"]![0]!["id"]!;
        foreach (var id in (string[])[$"{row}", $"\"{row}\"", "\"T-1\""])
        {
            var answer = server.SendForAsync(200, "POST", "stations/S1/remote-stop", $$"""{"transactionId":{{id}}}""");
            var request = await station.AnswerCallAsync("RequestStopTransaction", """{"status":"Accepted"}""");
            Assert.That((string)request["transactionId"]!, Is.EqualTo("T-1"));
            await answer;
        }
        await server.SendForAsync(404, "POST", "stations/S1/remote-stop", """{"transactionId":"T-2"}""");
        await server.SendForAsync(422, "POST", "stations/S1/remote-stop", """{"transactionId":true}""");
    }

    [Property("FieldReport", "46")]
    [Test]
    public async Task A_stop_never_reaches_another_stations_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        await using var other = await server.Boot16Async("S2");
        var id = await TransactionsApiTests.StartAsync(station);
        await server.SendForAsync(404, "POST", "stations/S2/remote-stop", $$"""{"transactionId":{{id}}}""");
        var answer = server.SendForAsync(200, "POST", "stations/S1/remote-stop", $$"""{"transactionId":{{id}}}""");
        Assert.That((int)(await station.AnswerCallAsync("RemoteStopTransaction", """{"status":"Accepted"}"""))["transactionId"]!, Is.EqualTo(id));
        await answer;
    }
}
