using Csms.Protocol;
using Csms.Simulator;
using Csms.Simulator.Fleet;

namespace Csms.Tests.Simulator;

internal sealed class FleetTests
{
    [Test]
    public void Percentiles_are_right_within_a_tenth()
    {
        var histogram = new LatencyHistogram();
        var before = histogram.Snapshot();
        for (var i = 1; i <= 1_000; i++)
            histogram.Add(TimeSpan.FromMilliseconds(i));
        var now = histogram.Snapshot();
        Assert.That(LatencyHistogram.Percentile(before, now, 0.5)!.Value.TotalMilliseconds, Is.EqualTo(500).Within(10).Percent);
        Assert.That(LatencyHistogram.Percentile(before, now, 0.99)!.Value.TotalMilliseconds, Is.EqualTo(990).Within(10).Percent);
        Assert.That(LatencyHistogram.Percentile(now, now, 0.5), Is.Null);
    }

    [TestCase(OcppVersion.Ocpp16)]
    [TestCase(OcppVersion.Ocpp201)]
    public async Task A_driver_charges_until_the_battery_is_full_leaves_and_is_followed(OcppVersion version)
    {
        await using var rig = await StationRig.BootedAsync(version);
        using var end = new CancellationTokenSource();
        var driver = new Driver(rig.Station, 1, "CARD") { Vehicle = new Vehicle { BatteryCapacityWh = 1_000, StateOfChargePercent = 75 } };
        var driving = driver.RunAsync(end.Token);
        var fulls = 0;
        for (var round = 0; round < 2; round++)
        {
            await rig.Until(station => station.Evses[0].TransactionId is not null && station.Idle);
            for (var second = 0; second < 1_000 && rig.Evse.State == ConnectorState.Charging; second += 10)
                await rig.PassAsync(TimeSpan.FromSeconds(10));
            await rig.Until(station => !station.Evses[0].Plugged && station.Idle);
            fulls++;
            Assert.That(rig.Evse.EnergyWh, Is.EqualTo(250m * fulls).Within(0.1m));
            await PauseAsync(rig);
        }
        await end.CancelAsync();
        await driving;
    }

    // The driver's pause begins on a thread of its own; time passes until the next one has come.
    private static async Task PauseAsync(StationRig rig)
    {
        var next = rig.Station.WaitForAsync(station => station.Evses[0].Plugged);
        for (var i = 0; i < 1_000_000 && !next.IsCompleted; i++)
        {
            rig.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        await next;
    }
}
