using Csms.Protocol;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class FaultTests(OcppVersion version)
{
    [Test]
    public async Task An_answer_can_be_sent_twice()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.AnswerTwice = true;
        await rig.Csms.CallAsync("ClearCache");
        // What comes after the next call has come after both answers.
        await rig.Csms.CallAsync("GetLocalListVersion");
        Assert.That(rig.Csms.Frames.Count(frame => frame.StartsWith("[3,\"csms-1\"", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task An_answer_can_come_late()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.AnswerDelay = TimeSpan.FromSeconds(40);
        var received = rig.Station.FramesReceived;
        var call = rig.Csms.CallAsync("ClearCache");
        await rig.Until(station => station.FramesReceived > received);
        rig.Clock.Advance(TimeSpan.FromSeconds(39));
        Assert.That(call.IsCompleted, Is.False);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await call).Status, Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task An_answer_can_carry_an_unknown_id_or_not_come_at_all()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.AnswerWithUnknownId = true;
        await CallAsync(rig, "x1");
        rig.Station.Faults.NeverAnswer = true;
        await CallAsync(rig, "x2");
        rig.Station.SendRaw("""[2,"last","Heartbeat",{}]""");
        await rig.Csms.NextAsync("Heartbeat");
        Assert.That(rig.Csms.Frames.Where(frame => frame.StartsWith("[3,", StringComparison.Ordinal)), Is.EqualTo(new[] { """[3,"nobody-asked",{"status":"Accepted"}]""" }));
    }

    [Test]
    [Property("FieldReport", "37")]
    public async Task Transaction_messages_can_be_repeated_with_the_same_payload_and_a_new_id()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.ResendTransactionMessages = true;
        await rig.ChargeAsync();
        var action = rig.Is16 ? "StartTransaction" : "TransactionEvent";
        var payloads = rig.Csms.All(action).Select(payload => payload.GetRawText()).ToArray();
        Assert.That(payloads.GroupBy(payload => payload).Select(group => group.Count()), Has.All.EqualTo(2));
        var ids = rig.Csms.Frames.Where(frame => frame.Contains($"\"{action}\"", StringComparison.Ordinal)).Select(frame => frame.Split('"')[1]);
        Assert.That(ids, Is.Unique);
    }

    [Test]
    [Property("FieldReport", "5")]
    public async Task Calls_can_be_doubled_with_the_same_id()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.DuplicateCalls = true;
        rig.Station.PlugIn(1);
        await rig.Until(station => station.Idle);
        await rig.Csms.NextAsync("StatusNotification");
        await rig.Csms.CallAsync("ClearCache");
        var last = rig.Csms.Frames.Where(frame => frame.StartsWith("[2,", StringComparison.Ordinal)).TakeLast(2).ToArray();
        Assert.That(last[0], Is.EqualTo(last[1]));
    }

    [Test]
    public async Task The_socket_can_be_dropped_after_some_frames()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.DropAfterFrames = 4;
        await rig.Csms.CallAsync("ClearCache");
        Assert.That(rig.Station.Connected);
        await rig.Csms.CallAsync("ClearCache");
        await rig.Until(station => !station.Connected);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Until(station => station.Idle);
    }

    [Test]
    public async Task Frames_can_be_cut_off_or_be_garbage()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.TruncateFrames = true;
        rig.Station.SendRaw("""[2,"cut","Heartbeat",{}]""");
        rig.Station.Faults.TruncateFrames = false;
        rig.Station.SendRaw("garbage");
        rig.Station.SendRaw("""[2,"whole","Heartbeat",{}]""");
        await rig.Csms.NextAsync("Heartbeat");
        Assert.That(rig.Csms.Frames.TakeLast(3), Is.EqualTo(new[] { """[2,"cut","He""", "garbage", """[2,"whole","Heartbeat",{}]""" }));
    }

    [Test]
    [Property("FieldReport", "57")]
    public async Task The_clock_can_be_off()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.Faults.ClockOffset = DateTimeOffset.UnixEpoch - rig.Clock.GetUtcNow();
        await rig.ChargeAsync();
        var started = rig.Is16 ? await rig.Csms.NextAsync("StartTransaction") : await rig.Csms.NextAsync("TransactionEvent");
        Assert.That(started.GetProperty("timestamp").GetString(), Is.EqualTo("1970-01-01T00:00:00.000Z"));
    }

    private static async Task CallAsync(StationRig rig, string id)
    {
        var received = rig.Station.FramesReceived;
        await rig.Csms.SendAsync($$"""[2,"{{id}}","ClearCache",{}]""");
        await rig.Until(station => station.FramesReceived > received);
    }
}
