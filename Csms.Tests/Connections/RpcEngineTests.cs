using System.Net.WebSockets;
using Csms.Protocol.Ocpp16;
using Csms.Server.Connections;
using Csms.Server.Ocpp16;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Connections;

/// <summary>The ten rules of the RPC engine (design.md), spoken to in raw frames.</summary>
public sealed class RpcEngineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    [Property("Requirement", "Engine.1")]
    [Property("FieldReport", "1")]
    public async Task Calls_sent_without_waiting_are_answered_in_their_order()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");

        for (var i = 0; i < 30; i++)
            await station.SendAsync($"[2,\"p{i}\",\"StatusNotification\",{{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}}]");

        for (var i = 0; i < 30; i++)
            Assert.That((string?)(await station.ReceiveFrameAsync())[1], Is.EqualTo($"p{i}"));
    }

    [Test]
    [Property("Requirement", "Engine.1")]
    [Property("FieldReport", "12")]
    public async Task A_station_whose_handler_hangs_holds_up_no_other_station()
    {
        var gate = new HeldHeartbeat();
        await using var server = await HeldHeartbeat.StartAsync(gate);
        await using var slow = await server.Boot16Async("SLOW");
        await using var quick = await server.Boot16Async("QUICK");
        gate.Hold("SLOW");

        await slow.SendAsync("[2,\"h1\",\"Heartbeat\",{}]");
        await gate.Entered.WaitAsync(Patience);
        var answer = await quick.CallAsync("Heartbeat", "{}");

        Assert.That((string?)answer["currentTime"], Does.EndWith("Z"));
        gate.Release();
        Assert.That((string?)(await slow.ReceiveFrameAsync())[1], Is.EqualTo("h1"));
    }

    [Test]
    [Property("Requirement", "Engine.2")]
    public async Task An_answer_reaches_its_caller_while_a_handler_of_the_same_station_hangs()
    {
        var gate = new HeldHeartbeat();
        await using var server = await HeldHeartbeat.StartAsync(gate);
        await using var station = await server.Boot16Async("CS-1");
        gate.Hold("CS-1");
        await station.SendAsync("[2,\"h1\",\"Heartbeat\",{}]");
        await gate.Entered.WaitAsync(Patience);

        var call = server.ConnectionOf("CS-1").CallAsync("ClearCache", "{}"u8.ToArray());
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");

        Assert.That(await call.WaitAsync(Patience), Is.InstanceOf<CallOutcome.Result>());
        gate.Release();
        Assert.That((string?)(await station.ReceiveFrameAsync())[1], Is.EqualTo("h1"));
    }

    [Test]
    [Property("Requirement", "Engine.2")]
    public async Task A_station_that_floods_is_closed_with_a_reason()
    {
        var gate = new HeldHeartbeat();
        await using var server = await HeldHeartbeat.StartAsync(gate, "Csms:Connections:MaxIncomingCalls=8");
        await using var station = await server.Boot16Async("CS-1");
        gate.Hold("CS-1");

        for (var i = 0; i < 12; i++)
            await station.SendAsync($"[2,\"f{i}\",\"Heartbeat\",{{}}]");

        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.PolicyViolation));
        Assert.That(station.CloseReason, Does.Contain("without waiting for an answer"));
        gate.Release();
        await station.CloseOutputAsync();
        await server.TimelineWithAsync("CS-1", "without waiting for an answer");
    }

    [Test]
    [Property("Requirement", "Engine.3")]
    [Property("FieldReport", "3")]
    [Property("FieldReport", "4")]
    public async Task A_station_gets_the_next_call_only_after_it_answered_the_one_before()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var connection = server.ConnectionOf("CS-1");

        var first = connection.CallAsync("ClearCache", "{}"u8.ToArray());
        var second = connection.CallAsync("GetLocalListVersion", "{}"u8.ToArray());
        var frame = await station.ReceiveFrameAsync();
        Assert.That((string?)frame[2], Is.EqualTo("ClearCache"));
        // Were the second call sent already, it would come before the answer to this one.
        await station.CallAsync("Heartbeat", "{}");

        await station.SendAsync($"[3,\"{(string)frame[1]!}\",{{\"status\":\"Rejected\"}}]");
        await station.AnswerCallAsync("GetLocalListVersion", """{"listVersion":0}""");
        Assert.That(await first.WaitAsync(Patience), Is.InstanceOf<CallOutcome.Result>());
        Assert.That(await second.WaitAsync(Patience), Is.InstanceOf<CallOutcome.Result>());
    }

    [Test]
    [Property("Requirement", "Engine.3")]
    public async Task A_waiting_call_expires_without_being_sent_and_the_queue_has_an_end()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:Connections:MaxOutgoingCalls=2", "Csms:Connections:MaxUnansweredCalls=5"], clock);
        await using var station = await server.Boot16Async("CS-1");
        var connection = server.ConnectionOf("CS-1");

        var sent = connection.CallAsync("ClearCache", "{}"u8.ToArray());
        var next = connection.CallAsync("ClearCache", "{}"u8.ToArray());
        var waiting = connection.CallAsync("ClearCache", "{}"u8.ToArray());
        var refused = connection.CallAsync("ClearCache", "{}"u8.ToArray());
        Assert.That(await refused.WaitAsync(Patience), Is.InstanceOf<CallOutcome.QueueFull>());

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That(await sent.WaitAsync(Patience), Is.EqualTo(new CallOutcome.NoAnswer(Sent: true)));
        Assert.That(await waiting.WaitAsync(Patience), Is.EqualTo(new CallOutcome.NoAnswer(Sent: false)));
        Assert.That(next.IsCompleted, Is.False);
    }

    [Test]
    [Property("Requirement", "Engine.3")]
    [Property("FieldReport", "2")]
    public async Task A_thousand_calls_cross_in_each_direction()
    {
        const int Calls = 1000;
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var connection = server.ConnectionOf("CS-1");

        var outgoing = Task.Run(async () =>
        {
            for (var i = 0; i < Calls; i++)
                Assert.That(await connection.CallAsync("ClearCache", "{}"u8.ToArray()), Is.InstanceOf<CallOutcome.Result>());
        });
        var (answered, answeredByUs) = (0, 0);
        await station.SendAsync("[2,\"x0\",\"Heartbeat\",{}]");
        while (answered < Calls || answeredByUs < Calls)
        {
            var frame = await station.ReceiveFrameAsync();
            if ((int)frame[0]! == 2)
            {
                await station.SendAsync($"[3,\"{(string)frame[1]!}\",{{\"status\":\"Accepted\"}}]");
                answeredByUs++;
                continue;
            }
            Assert.That((string?)frame[1], Is.EqualTo($"x{answered}"));
            if (++answered < Calls)
                await station.SendAsync($"[2,\"x{answered}\",\"Heartbeat\",{{}}]");
        }
        await outgoing.WaitAsync(Patience);
    }

    [Test]
    [Property("Requirement", "Engine.4")]
    public async Task A_late_a_second_and_an_unknown_answer_change_nothing_and_are_recorded()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("CS-1");

        var call = server.ConnectionOf("CS-1").CallAsync("ClearCache", "{}"u8.ToArray());
        var id = (string)(await station.ReceiveFrameAsync())[1]!;
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await call.WaitAsync(Patience), Is.EqualTo(new CallOutcome.NoAnswer(Sent: true)));

        await station.SendAsync($"[3,\"{id}\",{{\"status\":\"Accepted\"}}]");
        await station.SendAsync($"[3,\"{id}\",{{\"status\":\"Accepted\"}}]");
        await station.SendAsync("[3,\"never-asked\",{}]");
        await station.SendAsync("[4,\"never-asked\",\"GenericError\",\"\",{}]");
        await station.CallAsync("Heartbeat", "{}");

        var reasons = await server.TimelineWithAsync("CS-1", "An answer that no call waits for", times: 4);
        Assert.That(reasons.Count(reason => reason.StartsWith("An answer that no call waits for", StringComparison.Ordinal)), Is.EqualTo(4));
    }

    [Test]
    [Property("Requirement", "Engine.4")]
    [Property("FieldReport", "5")]
    public async Task A_repeated_message_gets_the_same_answer_and_a_new_one_with_an_old_id_gets_its_own()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        const string Start = """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""";

        await station.SendAsync($"[2,\"same\",\"StartTransaction\",{Start}]");
        var first = await station.ReceiveAsync();
        await station.SendAsync($"[2,\"same\",\"StartTransaction\",{Start}]");
        var second = await station.ReceiveAsync();
        await station.SendAsync("[2,\"same\",\"GetNothing\",{}]");
        var other = await station.ReceiveFrameAsync();

        Assert.That(second, Is.EqualTo(first));
        Assert.That((string?)other[2], Is.EqualTo("NotImplemented"));
    }

    [Test]
    [Property("Requirement", "Engine.5")]
    [Property("FieldReport", "8")]
    [Property("FieldReport", "9")]
    public async Task The_newest_socket_wins_and_the_old_one_is_told_why()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("CS-1");
        await using var young = await server.ConnectAsync("CS-1");

        Assert.That(await old.ReceiveAsync(), Is.Null);
        Assert.That(old.CloseReason, Does.Contain("opened a new connection"));
        // Engine.7: no second BootNotification is needed.
        await young.CallAsync("Heartbeat", "{}");
        await server.TimelineWithAsync("CS-1", "replaced the one from");
    }

    [Test]
    [Property("Requirement", "Engine.5")]
    [Property("FieldReport", "10")]
    public async Task The_late_end_of_a_replaced_socket_leaves_the_new_one_in_place()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("CS-1");
        await using var young = await server.ConnectAsync("CS-1");
        await young.CallAsync("Heartbeat", "{}");

        await old.ReceiveAsync();
        await old.CloseOutputAsync();
        await server.TimelineWithAsync("CS-1", "The connection lasted");

        var call = server.ConnectionOf("CS-1").CallAsync("ClearCache", "{}"u8.ToArray());
        await young.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        Assert.That(await call.WaitAsync(Patience), Is.InstanceOf<CallOutcome.Result>());
    }

    [Test]
    [Property("Requirement", "Engine.5")]
    public async Task A_call_in_flight_ends_when_its_socket_is_replaced()
    {
        await using var server = await TestServer.StartAsync();
        await using var old = await server.Boot16Async("CS-1");
        var call = server.ConnectionOf("CS-1").CallAsync("ClearCache", "{}"u8.ToArray());
        await old.ReceiveFrameAsync();

        await using var young = await server.ConnectAsync("CS-1");

        Assert.That(await call.WaitAsync(Patience), Is.EqualTo(new CallOutcome.Disconnected(Sent: true)));
    }

    [Test]
    [Property("Requirement", "Engine.6")]
    [Property("FieldReport", "7")]
    public async Task A_station_that_leaves_calls_unanswered_is_closed_with_a_reason()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(["Csms:Connections:MaxUnansweredCalls=2"], clock);
        await using var station = await server.Boot16Async("CS-1");
        var connection = server.ConnectionOf("CS-1");

        for (var i = 0; i < 2; i++)
        {
            var call = connection.CallAsync("ClearCache", "{}"u8.ToArray());
            await station.ReceiveFrameAsync();
            clock.Advance(TimeSpan.FromSeconds(30));
            await call.WaitAsync(Patience);
        }

        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseReason, Does.Contain("unanswered"));
    }

    [Test]
    [Property("Requirement", "Engine.6")]
    [Property("FieldReport", "11")]
    public async Task A_dead_socket_is_noticed_by_its_missing_pong_and_the_station_is_offline()
    {
        await using var server = await TestServer.StartAsync(["Csms:Connections:PingInterval=00:00:00.2", "Csms:Connections:PingTimeout=00:00:00.2"]);
        // This client answers pings only while it receives, and it does not receive.
        await using var station = await server.Boot16Async("CS-1");
        var connection = server.ConnectionOf("CS-1");
        var ended = new TaskCompletionSource();
        connection.Ended.Register(ended.SetResult);

        await ended.Task.WaitAsync(Patience);

        await server.TimelineWithAsync("CS-1", "did not answer a ping");
        Assert.That(server.Services.GetRequiredService<StationDirectory>().Find("CS-1"), Is.Null);
    }

    [Test]
    [Property("Requirement", "Engine.7")]
    public async Task A_station_that_booted_once_reconnects_without_a_BootNotification_even_after_a_restart_of_the_server()
    {
        var folder = Directory.CreateTempSubdirectory("csms-test-").FullName;
        await using (var before = await TestServer.StartAsync(folder: folder))
        await using (var station = await before.Boot16Async("CS-1"))
            await station.CloseAsync();

        await using (var after = await TestServer.StartAsync(folder: folder))
        await using (var station = await after.ConnectAsync("CS-1"))
            Assert.That((string?)(await station.CallAsync("Heartbeat", "{}"))["currentTime"], Is.Not.Null);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    [Property("Requirement", "Engine.8")]
    public async Task A_message_over_the_limit_closes_the_socket_with_1009()
    {
        await using var server = await TestServer.StartAsync(["Csms:Connections:MaxMessageBytes=8192"]);
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync($"[2,\"big\",\"DataTransfer\",{{\"vendorId\":\"v\",\"data\":\"{new string('x', 10_000)}\"}}]");

        Assert.That(await station.ReceiveAsync(), Is.Null);
        Assert.That(station.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        await station.CloseOutputAsync();
        await server.TimelineWithAsync("CS-1", "more than 8192 bytes");
    }

    [Test]
    [Property("Requirement", "Engine.9")]
    [TestCase("ocpp1.6", "FormationViolation", "OccurenceConstraintViolation")]
    [TestCase("ocpp2.0.1", "FormatViolation", "OccurrenceConstraintViolation")]
    public async Task Error_codes_are_spelt_as_the_version_spells_them(string subprotocol, string format, string occurrence)
    {
        await using var server = await TestServer.StartAsync();
        await using var station = subprotocol == "ocpp1.6" ? await server.Boot16Async("CS-1") : await server.Boot201Async("CS-1");

        Assert.That(await station.CallForErrorAsync("Heartbeat", "{\"a\" 1}"), Is.EqualTo(format));
        Assert.That(await station.CallForErrorAsync("Authorize", "{}"), Is.EqualTo(occurrence));
    }

    [Test]
    [Property("Requirement", "Engine.10")]
    [Property("FieldReport", "19")]
    [Property("FieldReport", "20")]
    public async Task The_timeline_says_why_a_station_dropped_and_which_command_came_last()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("CS-1");
        var call = server.ConnectionOf("CS-1").CallAsync("SetChargingProfile", "{}"u8.ToArray());
        await station.ReceiveFrameAsync();

        station.Cut();
        await call.WaitAsync(Patience);

        var reasons = await server.TimelineWithAsync("CS-1", "lost without a close");
        Assert.That(reasons[0], Does.Contain("last command sent was SetChargingProfile"));
    }

    [Test]
    [Property("FieldReport", "6")]
    public async Task A_handler_may_call_the_station_before_and_after_its_answer()
    {
        await using var server = await TestServer.StartAsync(services: services => services.AddSingleton(provider =>
        {
            var routes = new Ocpp16Routes(provider);
            routes.Table.Add<HeartbeatRequest, HeartbeatResponse, HeartbeatThatCalls>();
            return routes;
        }));
        await using var station = await server.Boot16Async("CS-1");

        await station.SendAsync("[2,\"h1\",\"Heartbeat\",{}]");
        await station.AnswerCallAsync("ClearCache", """{"status":"Accepted"}""");
        Assert.That((string?)(await station.ReceiveFrameAsync())[1], Is.EqualTo("h1"));
        await station.AnswerCallAsync("GetLocalListVersion", """{"listVersion":1}""");

        await station.CallAsync("StatusNotification", """{"connectorId":0,"errorCode":"NoError","status":"Available"}""");
    }
}
