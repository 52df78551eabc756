using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Transactions whose end, or a part of which, never comes.</summary>
internal sealed class TransactionCareTests
{
    // A call must outlast the steps in which the tests move the clock.
    private static readonly string[] Settings = ["Csms:Connections:CallTimeout=00:10:00"];

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Property("FieldReport", "39")]
    [Test]
    public async Task A_1_6_transaction_whose_connector_stays_Available_is_closed_with_what_is_known_and_flagged()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot16Async("S1");
        var id = await TransactionsApiTests.StartAsync(station);
        await station.CallAsync("MeterValues", $$"""{"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:40:00Z","sampledValue":[{"value":"3500"}]}]}""");
        clock.Advance(Step);
        await StatusAsync(station, "Available", "2026-03-01T12:55:00Z");
        var free = clock.GetUtcNow();

        var closed = await EndedAsync(server, clock, id);
        Assert.That(clock.GetUtcNow() - free, Is.GreaterThanOrEqualTo(TimeSpan.FromMinutes(15)));
        Assert.That(((string)closed["stopReason"]!, (decimal)closed["energyWh"]!), Is.EqualTo(("ConnectorAvailable", 2500m)));
        Assert.That(Flags(closed), Does.Contain("closedByRule").And.Contain("gap"), "it is not billed without review");
        await server.TimelineWithAsync("S1", $"Transaction {id} was closed: its connector has been Available");
    }

    [Property("FieldReport", "39")]
    [Test]
    public async Task A_late_StopTransaction_wins_over_the_rule_that_closed_its_transaction()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot16Async("S1");
        var id = await TransactionsApiTests.StartAsync(station);
        clock.Advance(Step);
        await StatusAsync(station, "Available", "2026-03-01T12:55:00Z");
        await EndedAsync(server, clock, id);

        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":9000,"timestamp":"2026-03-01T12:50:00Z","reason":"EVDisconnected"}""");
        var corrected = await server.GetAsync($"transactions/{id}");
        Assert.That(
            ((string)corrected["stopReason"]!, (decimal)corrected["energyWh"]!, (string)corrected["endedAt"]!),
            Is.EqualTo(("EVDisconnected", 8000m, "2026-03-01T12:50:00.000Z")));
        Assert.That(Flags(corrected), Is.EquivalentTo(new[] { "lateEnd" }));
    }

    [Test]
    public async Task A_transaction_that_goes_on_after_a_rule_has_closed_it_runs_again()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot16Async("S1");
        var id = await TransactionsApiTests.StartAsync(station);
        clock.Advance(Step);
        await StatusAsync(station, "Available", "2026-03-01T12:55:00Z");
        await EndedAsync(server, clock, id);

        await station.CallAsync("MeterValues", $$"""{"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T13:20:00Z","sampledValue":[{"value":"7000"}]}]}""");
        var running = await server.GetAsync($"transactions/{id}");
        Assert.That(((string)running["state"]!, (decimal)running["energyWh"]!, running["endedAt"]), Is.EqualTo(("active", 6000m, (JsonNode?)null)));
        Assert.That(Flags(running), Does.Contain("reopened").And.Not.Contain("closedByRule"));
        // It is one of those that run in every other respect too.
        await station.CallAsync("StopTransaction", $$"""{"transactionId":{{id}},"meterStop":8000,"timestamp":"2026-03-01T13:30:00Z"}""");
        Assert.That((decimal)(await server.GetAsync($"transactions/{id}"))["energyWh"]!, Is.EqualTo(7000m));
    }

    [Property("FieldReport", "39")]
    [TestCase(false)]
    [TestCase(true)]
    public async Task What_runs_at_a_station_that_is_gone_is_closed(bool isRemoved)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync([.. Settings, "Csms:Transactions:CloseAfterAbsence=01:00:00"], clock);
        int id;
        await using (var station = await server.Boot16Async("S1"))
        {
            id = await TransactionsApiTests.StartAsync(station);
            await station.CloseAsync();
        }
        await server.UntilAsync("stations/S1", shown => !(bool)shown["connected"]!);
        var left = clock.GetUtcNow();
        if (isRemoved)
            await server.SendForAsync(204, "DELETE", "stations/S1");

        var closed = await EndedAsync(server, clock, id);
        Assert.That((string)closed["stopReason"]!, Is.EqualTo("StationGone"));
        Assert.That(clock.GetUtcNow() - left, isRemoved ? Is.LessThan(TimeSpan.FromMinutes(55)) : Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)));
    }

    [Property("Requirement", "E14")]
    [Property("FieldReport", "39")]
    [Test]
    public async Task A_2_0_1_transaction_is_closed_only_when_its_station_says_that_nothing_of_it_is_left()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot201Async("S1");
        var id = await Start201Async(server, station);
        clock.Advance(Step);
        await station.CallAsync("StatusNotification", """{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}""");

        var asked = await AskedAsync(server, clock, station, """{"messagesInQueue":true,"ongoingIndicator":false}""");
        Assert.That((string)asked["transactionId"]!, Is.EqualTo("tx-1"));
        var waiting = await server.UntilAsync($"transactions/{id}", shown => shown["told"] is not null);
        Assert.That(((string)waiting["state"]!, (bool)waiting["told"]!["messagesInQueue"]!), Is.EqualTo(("active", true)));

        await AskedAsync(server, clock, station, """{"messagesInQueue":false,"ongoingIndicator":false}""");
        var closed = await server.UntilAsync($"transactions/{id}", shown => (string)shown["state"]! == "ended");
        Assert.That((string)closed["stopReason"]!, Is.EqualTo("UnknownToStation"));
        Assert.That(Flags(closed), Does.Contain("closedByRule"));

        await station.CallAsync("TransactionEvent", Event("Ended", 1, "EVDeparted"));
        var corrected = await server.GetAsync($"transactions/{id}");
        Assert.That(((string)corrected["stopReason"]!, (bool)corrected["isComplete"]!), Is.EqualTo(("Local", true)));
        Assert.That(Flags(corrected), Does.Contain("lateEnd").And.Not.Contain("closedByRule"));
    }

    [Property("Requirement", "E14")]
    [Test]
    public async Task A_station_that_comes_back_is_asked_about_what_ran_and_what_goes_on_is_left_alone()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        int id;
        await using (var station = await server.Boot201Async("S1"))
        {
            id = await Start201Async(server, station);
            await station.CloseAsync();
        }
        clock.Advance(Step);
        await using var back = await server.ConnectAsync("S1", "ocpp2.0.1");
        await AskedAsync(server, clock, back, """{"messagesInQueue":false,"ongoingIndicator":true}""");
        var told = await server.UntilAsync($"transactions/{id}", shown => shown["told"] is not null);
        Assert.That(((string)told["state"]!, (bool)told["told"]!["ongoing"]!), Is.EqualTo(("active", true)));
        Assert.That(Flags(told), Is.Empty);
    }

    [Property("Requirement", "E14")]
    [Property("FieldReport", "50")]
    [Test]
    public async Task A_gap_is_waited_for_while_messages_are_queued_and_is_final_when_none_is()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot201Async("S1");
        var id = await Start201Async(server, station);
        await station.CallAsync("TransactionEvent", Event("Ended", 3, "EVDeparted"));

        await AskedAsync(server, clock, station, """{"messagesInQueue":true,"ongoingIndicator":false}""");
        var waiting = await server.UntilAsync($"transactions/{id}", shown => shown["told"] is not null);
        Assert.That(Flags(waiting), Does.Contain("missingSeqNo").And.Not.Contain("eventsLost"));

        await station.CallAsync("TransactionEvent", Event("Updated", 1, "MeterValuePeriodic"));
        await AskedAsync(server, clock, station, """{"messagesInQueue":false,"ongoingIndicator":false}""");
        var final = await server.UntilAsync($"transactions/{id}", shown => Flags(shown).Contains("eventsLost"));
        Assert.That(((string)final["missingSeqNos"]!, (string)final["stopReason"]!), Is.EqualTo(("2", "Local")));

        // Whatever was said: what comes, comes.
        await station.CallAsync("TransactionEvent", Event("Updated", 2, "MeterValuePeriodic"));
        var complete = await server.GetAsync($"transactions/{id}");
        Assert.That(((bool)complete["isComplete"]!, Flags(complete).Any(flag => flag is "eventsLost" or "missingSeqNo")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_2_0_1_station_that_cannot_be_asked_is_judged_by_its_connectors()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(Settings, clock);
        await using var station = await server.Boot201Async("S1");
        var id = await Start201Async(server, station);
        clock.Advance(Step);
        await station.CallAsync("StatusNotification", """{"timestamp":"2026-03-01T12:55:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}""");
        var frame = await StepUntilAsync(server, clock, station.ReceiveFrameAsync());
        await station.SendAsync($"""[4,"{(string)frame[1]!}","NotImplemented","",{"{}"}]""");
        Assert.That((string)(await EndedAsync(server, clock, id))["stopReason"]!, Is.EqualTo("ConnectorAvailable"));
    }

    [Property("Requirement", "E14")]
    [Test]
    public async Task An_operator_asks_a_station_about_a_transaction()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        var id = await Start201Async(server, station);
        var answer = server.SendForAsync(200, "POST", $"transactions/{id}/query-status");
        await station.AnswerCallAsync("GetTransactionStatus", """{"messagesInQueue":true,"ongoingIndicator":true}""");
        var told = (await answer)["told"]!;
        Assert.That(((bool)told["ongoing"]!, (bool)told["messagesInQueue"]!, (string)told["at"]!), Is.EqualTo((true, true, "2026-03-01T12:55:00.000Z")));
        Assert.That((await server.GetAsync("audit"))["items"]!.AsArray().Count(line => (string)line!["action"]! == "query-status"), Is.EqualTo(1));

        await server.SendForAsync(404, "POST", "transactions/4711/query-status");
        await server.SendForAsync(404, "POST", "transactions/abc/query-status");
        await using var old = await server.Boot16Async("S2");
        var id16 = await TransactionsApiTests.StartAsync(old);
        Assert.That((await server.SendForAsync(422, "POST", $"transactions/{id16}/query-status")).Violations().Single().Rule, Does.Contain("E14"));
        await old.CloseAsync();
        await server.UntilAsync("stations/S2", shown => !(bool)shown["connected"]!);
        await server.SendForAsync(409, "POST", $"transactions/{id16}/query-status");
    }

    [Test]
    public async Task A_new_start_on_the_connector_is_the_stop_reason_of_the_one_whose_end_was_lost()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var first = await TransactionsApiTests.StartAsync(station);
        await TransactionsApiTests.StartAsync(station, at: "2026-03-01T12:30:00Z");
        var replaced = await server.GetAsync($"transactions/{first}");
        Assert.That(((string)replaced["state"]!, (string)replaced["stopReason"]!), Is.EqualTo(("ended", "Replaced")));
        await server.TimelineWithAsync("S1", $"Transaction {first} was closed: another one began");
    }

    private static async Task<int> Start201Async(TestServer server, RawStation station)
    {
        await station.CallAsync("TransactionEvent", Event("Started", 0, "Authorized", "\"evse\":{\"id\":1,\"connectorId\":1},"));
        return (int)(await server.GetAsync("transactions?stationId=S1"))["items"]![0]!["id"]!;
    }

    private static string Event(string type, int seqNo, string trigger, string members = "") =>
        $$$"""{"eventType":"{{{type}}}","timestamp":"2026-03-01T12:{{{30 + seqNo}}}:00Z","triggerReason":"{{{trigger}}}","seqNo":{{{seqNo}}},{{{members}}}"transactionInfo":{"transactionId":"tx-1"}}""";

    private static Task<JsonObject> StatusAsync(RawStation station, string status, string at) =>
        station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}","timestamp":"{{at}}"}""");

    /// <summary>Moves the clock until the server asks, and answers.</summary>
    private static async Task<JsonObject> AskedAsync(TestServer server, ManualClock clock, RawStation station, string answer) =>
        await StepUntilAsync(server, clock, station.AnswerCallAsync("GetTransactionStatus", answer));

    private static async Task<JsonNode> EndedAsync(TestServer server, ManualClock clock, int id)
    {
        for (var step = 0; step < 400; step++)
        {
            var shown = await server.GetAsync($"transactions/{id}");
            if ((string)shown["state"]! == "ended")
                return shown;
            clock.Advance(Step);
        }
        throw new AssertionException($"Transaction {id} is never closed.");
    }

    private static async Task<T> StepUntilAsync<T>(TestServer server, ManualClock clock, Task<T> expected)
    {
        for (var step = 0; step < 400 && !expected.IsCompleted; step++)
        {
            clock.Advance(Step);
            // Each look is a round trip, in which the server gets on with what the clock has set going.
            await server.GetAsync("transactions");
        }
        return await expected;
    }

    private static IEnumerable<string> Flags(JsonNode transaction) => transaction["flags"]!.AsArray().Select(flag => (string)flag!);
}
