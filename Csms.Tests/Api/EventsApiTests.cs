using System.Text.Json.Nodes;
using Csms.Tests.Operators;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

internal sealed class EventsApiTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Events_come_with_an_id_a_name_and_data()
    {
        await using var server = await TestServer.StartAsync();
        using var events = await ListenAsync(server);
        await using var station = await server.Boot16Async("S1");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Preparing"}""");
        var id = await TransactionsApiTests.StartAsync(station);

        var connected = await NextAsync(events, "station");
        Assert.That(((string)connected.Data["stationId"]!, (bool)connected.Data["connected"]!), Is.EqualTo(("S1", true)));
        var status = await NextAsync(events, "status");
        Assert.That(((int)status.Data["evseId"]!, (string)status.Data["status"]!, (string)status.Data["at"]!), Is.EqualTo((1, "Preparing", "2026-03-01T12:55:00.000Z")));
        var transaction = await NextAsync(events, "transaction");
        Assert.That(((int)transaction.Data["id"]!, (string)transaction.Data["state"]!), Is.EqualTo((id, "active")));
        Assert.That(transaction.Id, Is.GreaterThan(status.Id));
    }

    [Test]
    public async Task What_a_running_transaction_has_measured_is_an_event_also_where_nothing_else_is_new()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot201Async("S1");
        using var events = await ListenAsync(server);
        foreach (var (type, seqNo, wattHours) in new[] { ("Started", 0, 1000), ("Updated", 1, 1100), ("Updated", 2, 1200) })
        {
            await station.CallAsync(
                "TransactionEvent",
                $$$"""
                {"eventType":"{{{type}}}","timestamp":"2026-03-01T12:0{{{seqNo}}}:00Z","triggerReason":"MeterValuePeriodic","seqNo":{{{seqNo}}},
                 "transactionInfo":{"transactionId":"T","chargingState":"Charging"},{{{(seqNo == 0 ? "\"evse\":{\"id\":2,\"connectorId\":1}," : "")}}}
                 "meterValue":[{"timestamp":"2026-03-01T12:0{{{seqNo}}}:00Z","sampledValue":[{"value":{{{wattHours}}}}]}]}
                """.ReplaceLineEndings(""));
            var (_, _, data) = await NextAsync(events, "meter");
            Assert.That(((string)data["stationId"]!, (int)data["evseId"]!, (int)data["transactionId"]!), Is.EqualTo(("S1", 2, 1)), $"seqNo {seqNo}");
            Assert.That(data["values"]!.ToJsonString(), Does.Contain($"{wattHours}"));
        }
    }

    [Test]
    public async Task A_command_is_an_event()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        using var events = await ListenAsync(server);
        var answer = server.SendForAsync(200, "POST", "stations/S1/reset", "{}");
        await station.AnswerCallAsync("Reset", """{"status":"Accepted"}""");
        await answer;
        var command = await NextAsync(events, "command");
        Assert.That(
            ((string)command.Data["command"]!, (string)command.Data["status"]!, (string)command.Data["operator"]!),
            Is.EqualTo(("reset", "Accepted", "administrator")));
    }

    [Test]
    public async Task A_listener_that_comes_back_gets_what_it_missed()
    {
        await using var server = await TestServer.StartAsync();
        long last;
        using (var events = await ListenAsync(server))
        {
            await using var station = await server.Boot16Async("S1");
            last = (await NextAsync(events, "station")).Id;
        }
        await using var other = await server.Boot16Async("S2");
        using var resumed = await ListenAsync(server, $"{last}");
        for (var i = 0; i < 100; i++)
        {
            var next = await NextAsync(resumed, "station");
            Assert.That(next.Id, Is.GreaterThan(last));
            if ((string)next.Data["stationId"]! == "S2")
                return;
        }
        Assert.Fail("The connection of S2 was missed.");
    }

    [TestCase("S2", "S2")]
    [TestCase("", null)]
    public async Task Meter_events_are_only_those_of_the_station_that_is_asked_for(string asked, string? told)
    {
        await using var server = await TestServer.StartAsync();
        await using var one = await server.Boot16Async("S1");
        await using var two = await server.Boot16Async("S2");
        using var events = await ListenAsync(server, path: $"events?meterStationId={asked}");
        foreach (var station in (RawStation[])[one, two])
        {
            var id = await TransactionsApiTests.StartAsync(station);
            await station.CallAsync("MeterValues", $$"""{"connectorId":1,"transactionId":{{id}},"meterValue":[{"timestamp":"2026-03-01T12:10:00Z","sampledValue":[{"value":"1500"}]}]}""");
        }
        await one.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Charging"}""");
        var meters = new List<string?>();
        for (var next = await NextAsync(events, null); next.Kind != "status"; next = await NextAsync(events, null))
        {
            if (next.Kind == "meter")
                meters.Add((string?)next.Data["stationId"]);
        }
        Assert.That(meters, Is.EqualTo(told is null ? [] : new[] { told }));
    }

    [Test]
    public async Task A_listener_that_was_away_for_too_long_is_told_so()
    {
        await using var server = await TestServer.StartAsync();
        long last;
        using (var events = await ListenAsync(server))
        {
            await using var station = await server.Boot16Async("S0");
            last = (await NextAsync(events, "station")).Id;
            for (var i = 0; i < 1_100; i++)
                await station.CallAsync("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{(i % 2 == 0 ? "Preparing" : "Available")}}"}""");
        }
        using var resumed = await ListenAsync(server, $"{last}");
        var missed = await NextAsync(resumed, "missed");
        Assert.That((string)missed.Data["reason"]!, Does.StartWith("Not all"));
        var next = await NextAsync(resumed, "status");
        Assert.That(next.Id, Is.GreaterThan(missed.Id).And.GreaterThan(last + 50), "what is remembered follows");
    }

    [Test]
    public async Task A_listener_that_comes_back_after_a_restart_is_told_that_something_was_missed()
    {
        var clock = new ManualClock();
        long last;
        await using (var first = await TestServer.StartAsync(time: clock))
        {
            using var events = await ListenAsync(first);
            await using var station = await first.Boot16Async("S1");
            last = (await NextAsync(events, "station")).Id;
        }
        clock.Advance(TimeSpan.FromSeconds(2));
        await using var second = await TestServer.StartAsync(time: clock);
        using var resumed = await ListenAsync(second, $"{last}");
        await NextAsync(resumed, "missed");
    }

    [Test]
    public async Task A_wrong_Last_Event_ID_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "events");
        request.Headers.Add("Last-Event-ID", "yesterday");
        using var answer = await server.Http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Silence_is_filled_with_comments_every_15_seconds()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var events = await ListenAsync(server);
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await LineAsync(events), Is.EqualTo(":"));
    }

    [TestCase("key")]
    [TestCase("account")]
    [TestCase("sign-out")]
    public async Task The_stream_ends_for_who_is_let_in_no_more(string ending)
    {
        var byKey = ending == "key";
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        var key = await server.SendForAsync(201, "POST", "api-keys", """{"name":"site","role":"Viewer"}""");
        using var http = server.WithoutKey((string)key["key"]!);
        using var events = new StreamReader(byKey ? await http.GetStreamAsync("/api/v1/events") : await browser.StreamAsync("events"));
        Assert.That(await LineAsync(events), Is.EqualTo(":"));
        Assert.That(await LineAsync(events), Is.Empty);
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.That(await LineAsync(events), Is.EqualTo(":"));
        Assert.That(await LineAsync(events), Is.Empty);
        if (ending == "sign-out")
            Assert.That((await browser.SendAsync("DELETE", "session")).Status, Is.EqualTo(204));
        else
            await server.SendForAsync(204, "DELETE", byKey ? $"api-keys/{key["apiKey"]!["id"]}" : $"accounts/{(await server.GetAsync("accounts"))["items"]![0]!["id"]}");
        clock.Advance(TimeSpan.FromSeconds(15));
        for (var line = 0; line < 10; line++)
        {
            if (await LineAsync(events) is not { } left)
                return;
            Assert.That(left, Does.Not.StartWith(":"), "that it ends is told by an event at most, which was on its way");
        }
        Assert.Fail("The stream goes on.");
    }

    [Test]
    public async Task What_an_operator_changes_is_an_event_that_names_the_list()
    {
        await using var server = await TestServer.StartAsync();
        using var events = await ListenAsync(server);
        await server.SendForAsync(201, "PUT", "tokens/SECRET-CARD", "{}");
        await server.SendForAsync(404, "DELETE", "tokens/NONE");
        await server.SendForAsync(200, "POST", "tokens/import", """{"items":[{"idToken":"T2"}]}""");
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1"}""");
        await server.SendForAsync(200, "PATCH", "stations/S1", """{"registration":"Pending"}""");
        var told = new List<(string, string?)>();
        for (var i = 0; i < 4; i++)
        {
            var (_, _, data) = await NextAsync(events, "change");
            Assert.That(data.ToJsonString(), Does.Not.Contain("SECRET-CARD"));
            told.Add(((string)data["resource"]!, (string?)data["stationId"]));
        }
        Assert.That(told, Is.EqualTo(new (string, string?)[] { ("tokens", null), ("tokens", null), ("stations", "S1"), ("stations", "S1") }));
    }

    [Test]
    public async Task A_station_that_is_refused_is_an_event()
    {
        await using var server = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"]);
        using var events = await ListenAsync(server);
        Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => server.ConnectAsync("STRANGER"));
        var (_, _, data) = await NextAsync(events, "knock");
        Assert.That(((string)data["stationId"]!, (string)data["kind"]!), Is.EqualTo(("STRANGER", "UnknownStation")));
        Assert.That((string)(await server.GetAsync("knocks"))["items"]![0]!["stationId"]!, Is.EqualTo("STRANGER"), "whoever asks now sees it");
    }

    [Test]
    public async Task An_open_stream_keeps_nobody_signed_in()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        using var browser = await Browser.OfAsync(server, "Viewer");
        using var events = new StreamReader(await browser.StreamAsync("events"));
        Assert.That(await LineAsync(events), Is.EqualTo(":"));
        clock.Advance(TimeSpan.FromHours(7));
        Assert.That(await LineAsync(events), Is.Empty);
        Assert.That(await LineAsync(events), Is.EqualTo(":"), "seven hours are not too long");
        clock.Advance(TimeSpan.FromHours(1));
        while (await LineAsync(events) is { } line)
            Assert.That(line, Is.Empty.Or.EqualTo(":"), "what was on its way");
        Assert.That((await browser.SendAsync("GET", "session")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task The_stream_ends_when_the_server_is_stopped()
    {
        await using var server = await TestServer.StartAsync();
        using var events = await ListenAsync(server);
        var stopping = server.StopAsync();
        while (await LineAsync(events) is not null)
        {
            // What was on its way.
        }
        await stopping;
    }

    /// <summary>Listens; the first comment has been read, so nothing that happens from now on is missed.</summary>
    internal static async Task<StreamReader> ListenAsync(TestServer server, string? lastEventId = null, string path = "events")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.That(await LineAsync(reader), Is.EqualTo(":"));
        Assert.That(await LineAsync(reader), Is.Empty);
        return reader;
    }

    /// <summary>The next event of a kind; of any with null.</summary>
    internal static async Task<(long Id, string Kind, JsonNode Data)> NextAsync(StreamReader events, string? name)
    {
        for (var i = 0; i < 1000; i++)
        {
            var id = await LineAsync(events);
            if (id is null or "" or ":")
                continue;
            var kind = await LineAsync(events);
            var data = await LineAsync(events);
            if (name is null || kind == "event: " + name)
                return (long.Parse(id["id: ".Length..]), kind!["event: ".Length..], JsonNode.Parse(data!["data: ".Length..])!);
        }
        throw new AssertionException($"No event '{name}' came.");
    }

    private static async Task<string?> LineAsync(StreamReader events)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await events.ReadLineAsync(limit.Token);
    }
}
