using Csms.Simulator.Physics;

namespace Csms.Tests.Simulator;

internal sealed class BatteryTests
{
    [Test]
    public void A_battery_takes_all_that_is_offered_up_to_80_percent()
    {
        var battery = new Battery(50_000, 0.8);
        Assert.That(battery.AcceptedWatts(11_000, 22_000), Is.EqualTo(11_000));
        Assert.That(battery.AcceptedWatts(30_000, 22_000), Is.EqualTo(22_000));
    }

    [TestCase(0.9, 11_550)]
    [TestCase(0.95, 6_325)]
    [TestCase(1.0, 0)]
    public void Above_80_percent_a_battery_takes_less_and_less(double charge, double expectedWatts)
    {
        // Linear from 22,000 W at 80 % to a twentieth of it at 100 %.
        var battery = new Battery(50_000, charge);
        Assert.That(battery.AcceptedWatts(22_000, 22_000), Is.EqualTo(expectedWatts).Within(0.01));
    }

    [Test]
    public void Energy_is_power_times_time()
    {
        var battery = new Battery(50_000, 0.2);
        Assert.That(battery.Charge(11_000, TimeSpan.FromMinutes(30)), Is.EqualTo(5_500).Within(0.001));
        Assert.That(battery.StateOfCharge, Is.EqualTo(0.31).Within(0.0001));
    }

    [Test]
    public void A_full_battery_takes_no_more_than_it_holds()
    {
        var battery = new Battery(10_000, 0.99);
        Assert.That(battery.Charge(50_000, TimeSpan.FromHours(1)), Is.EqualTo(100).Within(0.001));
        Assert.That(battery.Full);
        Assert.That(battery.Charge(50_000, TimeSpan.FromHours(1)), Is.Zero);
    }
}
