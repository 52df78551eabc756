using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Simulator.Ocpp16;
using Csms.Simulator.Ocpp201;
using Csms.Tests.Support;

namespace Csms.Tests.Simulator;

/// <summary>Whatever the CSMS may send, the station answers it as its schema says.</summary>
[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class EveryActionTests(OcppVersion version)
{
    private const int PayloadsPerAction = 20;

    [Test]
    public void The_station_knows_every_action_that_the_CSMS_may_send()
    {
        var known = version == OcppVersion.Ocpp16 ? Ocpp16Dialect.Actions : Ocpp201Dialect.Actions;
        Assert.That(known, Is.EquivalentTo(Directions.ToStation(version)));
    }

    [Test]
    public async Task Every_valid_request_is_answered_as_its_schema_says()
    {
        foreach (var action in Directions.ToStation(version))
        {
            await using var rig = await StationRig.BootedAsync(version, options => options with { EvseCount = 2 });
            await rig.ChargeAsync();
            var generator = new PayloadGenerator(MessageSchemas.For(version).Request(action).Schema, seed: 7);
            List<string> payloads = [generator.Minimal().ToJsonString(), generator.Fullest().ToJsonString()];
            for (var i = 0; i < PayloadsPerAction; i++)
                payloads.Add(generator.Valid().ToJsonString());
            foreach (var payload in payloads.Where(payload => payload.Length < 100_000))
            {
                var answer = await rig.Csms.CallAsync(action, payload);
                Assert.That(answer.ErrorCode, Is.Empty.Or.EqualTo("PropertyConstraintViolation"), $"{action} {payload}");
                if (!rig.Station.Connected)
                    rig.Clock.Advance(TimeSpan.FromSeconds(3));
                await rig.Until(station => station.Idle || station.RebootPending);
                rig.Clock.Advance(TimeSpan.FromSeconds(20));
                await rig.Until(station => station.Idle);
            }
            Assert.That(rig.Csms.Violations, Is.Empty, action);
        }
    }

    [Test]
    public async Task An_unknown_action_is_not_implemented()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.Csms.SendAsync("""[2,"u1","Dance",{}]""");
        await rig.Csms.CallAsync("ClearCache");
        Assert.That(rig.Csms.Frames, Has.Some.StartsWith("[4,\"u1\",\"NotImplemented\""));
    }

    [Test]
    public async Task A_payload_that_breaks_its_schema_is_answered_by_the_code_of_the_violation()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.Csms.SendAsync("""[2,"u1","Reset",{"type":7}]""");
        await rig.Csms.CallAsync("ClearCache");
        Assert.That(rig.Csms.Frames, Has.Some.StartsWith("[4,\"u1\",\"TypeConstraintViolation\""));
    }
}
