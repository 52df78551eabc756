using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Simulator;
using Csms.Simulator.Commands;
using Csms.Simulator.Replay;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Simulator;

/// <summary>A session that was recorded by one server is played against another.</summary>
internal sealed class ReplayTests
{
    private const string RecordedAs = "REC-1";

    [TestCase(OcppVersion.Ocpp16)]
    [TestCase(OcppVersion.Ocpp201)]
    public async Task A_recorded_session_brings_about_the_same_transaction_at_another_server(OcppVersion version)
    {
        var (file, before) = await RecordAsync(version);
        await using var fresh = await TestServer.StartAsync(time: Later());
        // The ids that this server gives are others.
        await using (var other = await fresh.Boot16Async("OTHER"))
            await other.CallAsync("StartTransaction", """{"connectorId":1,"idTag":"X","meterStart":0,"timestamp":"2026-03-01T12:00:00Z"}""");
        var (verdict, lines) = await ReplayAsync(file, fresh);
        Assert.That(verdict.IsSame, Is.True, string.Join('\n', lines));
        Assert.That(verdict.Sent, Is.GreaterThan(5));
        var after = (await fresh.GetAsync($"transactions?stationId={RecordedAs}"))["items"]!.AsArray().Single()!;
        Assert.That((int)after["id"]!, Is.Not.EqualTo((int)before["id"]!));
        foreach (var member in (string[])["state", "evseId", "idToken", "energyWh", "meterStartWh", "meterStopWh", "startedAt", "endedAt", "stopReason"])
            Assert.That(after[member]?.ToJsonString(), Is.EqualTo(before[member]?.ToJsonString()), member);
    }

    [Test]
    public async Task A_server_that_answers_something_else_is_found_out()
    {
        var (file, _) = await RecordAsync(OcppVersion.Ocpp16);
        await using var strict = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"], Later());
        var (verdict, lines) = await ReplayAsync(file, strict);
        Assert.That(verdict.IsSame, Is.False);
        Assert.That(lines, Has.Some.Contains("Authorize: DIFFERENT: $.idTagInfo.status: \"Accepted\" was recorded, \"Invalid\" came"));
    }

    [Test]
    public async Task What_the_server_asks_is_answered_as_the_station_did_and_what_it_never_asked_before_is_not_supported()
    {
        var session = RecordedSession.Read(new StringReader("""
            {"kind":"session","format":"csms-session/1","stationId":"S1","ocppVersion":"1.6"}
            {"at":"2026-03-01T12:00:00Z","kind":"opened"}
            {"at":"2026-03-01T12:00:01Z","kind":"frame","from":"station","frame":[2,"b","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]}
            {"at":"2026-03-01T12:00:01Z","kind":"frame","from":"server","frame":[3,"b",{"currentTime":"2026-03-01T12:00:01Z","interval":300,"status":"Accepted"}]}
            {"at":"2026-03-01T12:00:02Z","kind":"frame","from":"server","frame":[2,"x","UnlockConnector",{"connectorId":1}]}
            {"at":"2026-03-01T12:00:02Z","kind":"frame","from":"station","frame":[3,"x",{"status":"NotSupported"}]}
            {"at":"2026-03-01T12:30:00Z","kind":"frame","from":"station","frame":[2,"h","Heartbeat",{}]}
            """));
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        var booted = new TaskCompletionSource();
        using var replay = new SessionReplay(session, new StationOptions { Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = OcppVersion.Ocpp16, TimeProvider = clock }, 60, line =>
        {
            if (line.Contains("BootNotification: answered", StringComparison.Ordinal))
                booted.SetResult();
        });
        clock.Advance(TimeSpan.FromSeconds(1));
        var playing = replay.RunAsync(CancellationToken.None);
        for (var look = 0; look < 200 && !booted.Task.IsCompleted; look++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await server.GetAsync("stations");
        }
        await booted.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That((string)(await server.SendForAsync(200, "POST", "stations/S1/unlock", """{"evseId":1}"""))["status"]!, Is.EqualTo("NotSupported"));
        Assert.That((await server.SendAsync("POST", "stations/S1/reset", "{}")).Status, Is.EqualTo(502));
        // Half an hour, sixty times as fast.
        clock.Advance(TimeSpan.FromSeconds(31));
        var verdict = await playing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(verdict, Is.EqualTo(new ReplayVerdict(2, 2, 0, 1, 1)));
    }

    [Test]
    public async Task The_file_holds_no_secrets_and_every_line_of_it_is_read()
    {
        await using var server = await TestServer.StartAsync();
        await using var station = await server.Boot16Async("S1");
        var writing = server.SendForAsync(200, "POST", "stations/S1/configuration", """{"key":"AuthorizationKey","value":"secret-0123456789abcdef"}""");
        await station.AnswerCallAsync("ChangeConfiguration", """{"status":"Rejected"}""");
        await writing;
        await station.SendAsync("this is no frame");
        await server.TimelineWithAsync("S1", "not an OCPP-J frame");
        await station.CloseAsync();
        await server.TimelineWithAsync("S1", "closed the connection");
        var text = await server.Http.GetStringAsync("stations/S1/session");
        Assert.That(text, Does.Not.Contain("secret-0123456789abcdef"));
        var session = RecordedSession.Read(new StringReader(text));
        Assert.That((session.StationId, session.Version), Is.EqualTo(("S1", OcppVersion.Ocpp16)));
        Assert.That(session.Entries.Select(entry => entry.Kind == SessionEntryKind.Frame ? $"{(entry.FromStation ? ">" : "<")}{entry.MessageType}{entry.Action}" : $"{entry.Kind}"), Is.EqualTo(new[]
        {
            "Opened", ">2BootNotification", "<3", "<2ChangeConfiguration", ">3", ">0", "Closed",
        }));
    }

    [Test]
    public async Task A_window_holds_what_began_in_it_and_nothing_else()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        await using var station = await server.Boot16Async("S1");
        clock.Advance(TimeSpan.FromMinutes(1));
        await station.CallAsync("Heartbeat", "{}");
        clock.Advance(TimeSpan.FromMinutes(1));
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        var session = RecordedSession.Read(new StringReader(await server.Http.GetStringAsync("stations/S1/session?from=2026-03-01T12:55:30Z&to=2026-03-01T12:56:30Z")));
        Assert.That(session.Entries.Select(entry => (entry.FromStation, entry.Action)), Is.EqualTo(new[] { (true, "Heartbeat"), (false, "") }));
        Assert.That((await server.SendAsync("GET", "stations/NOBODY/session")).Status, Is.EqualTo(404));
        Assert.That((await server.SendAsync("GET", "stations/S1/session?from=2026-03-01T13:00:00Z&to=2026-03-01T12:00:00Z")).Status, Is.EqualTo(400));
    }

    [TestCase("", "first line")]
    [TestCase("""{"format":"csms-session/2","stationId":"S1","ocppVersion":"1.6"}""", "first line")]
    [TestCase("{\"format\":\"csms-session/1\",\"stationId\":\"S1\",\"ocppVersion\":\"1.6\"}\nnonsense", "Line 2")]
    [TestCase("{\"format\":\"csms-session/1\",\"stationId\":\"S1\",\"ocppVersion\":\"1.6\"}\n{\"at\":\"2026-03-01T12:00:00Z\",\"kind\":\"dance\"}", "Line 2")]
    public void What_is_no_session_is_refused_with_the_line(string text, string named) =>
        Assert.That(() => RecordedSession.Read(new StringReader(text)), Throws.TypeOf<FormatException>().With.Message.Contains(named));

    [Test]
    public async Task The_command_ends_with_a_code_for_the_shell()
    {
        var (file, _) = await RecordAsync(OcppVersion.Ocpp16);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "session.jsonl");
        await File.WriteAllTextAsync(path, file);
        await using (var same = await TestServer.StartAsync(time: Later()))
            Assert.That(await RunAsync(same), Is.EqualTo(ExitCodes.Done));
        await using (var strict = await TestServer.StartAsync(["Csms:Tokens:Unknown=Reject"], Later()))
            Assert.That(await RunAsync(strict), Is.EqualTo(ExitCodes.Different));
        await using (var closed = await TestServer.StartAsync(["Csms:Stations:Unknown=Reject"], Later()))
            Assert.That(await RunAsync(closed), Is.EqualTo(ExitCodes.Refused));
        await File.WriteAllTextAsync(path, "nonsense");
        await using var any = await TestServer.StartAsync();
        Assert.That(await RunAsync(any), Is.EqualTo(ExitCodes.WrongFile));

        Task<int> RunAsync(TestServer server) => CommandLine.RunAsync(["replay", path, "--url", $"ws://127.0.0.1:{server.Address.Port}/ocpp", "--no-wait"]);
    }

    // The clock of a server that gets it an hour later.
    private static ManualClock Later() => new(new DateTimeOffset(2026, 3, 1, 13, 5, 0, TimeSpan.Zero));

    private static async Task<(ReplayVerdict Verdict, List<string> Lines)> ReplayAsync(string file, TestServer server)
    {
        var session = RecordedSession.Read(new StringReader(file));
        var lines = new List<string>();
        var options = new StationOptions { Id = session.StationId, Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = session.Version };
        using var replay = new SessionReplay(session, options, null, lines.Add);
        return (await replay.RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60)), lines);
    }

    /// <summary>A simulated station charges for five minutes and leaves; the session as its server gives it out, and the transaction.</summary>
    private static async Task<(string File, JsonNode Transaction)> RecordAsync(OcppVersion version)
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(time: clock);
        var station = new SimulatedStation(new StationOptions { Id = RecordedAs, Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, TimeProvider = clock });
        await using (station)
        {
            await station.StartAsync();
            await QuietAsync();
            station.PlugIn(1);
            station.PresentCard(1, "CARD");
            await QuietAsync();
            for (var minute = 0; minute < 5; minute++)
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                await QuietAsync();
            }
            station.PresentCard(1, "CARD");
            await QuietAsync();
            station.Unplug(1);
            await QuietAsync();
        }
        await server.TimelineWithAsync(RecordedAs, "closed the connection");
        var transaction = (await server.GetAsync($"transactions?stationId={RecordedAs}"))["items"]!.AsArray().Single()!;
        Assert.That((decimal)transaction["energyWh"]!, Is.GreaterThan(500));
        return (await server.Http.GetStringAsync($"stations/{RecordedAs}/session"), transaction);

        Task QuietAsync() => station.WaitForAsync(it => it.Idle).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
