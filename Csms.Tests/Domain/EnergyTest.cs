using Csms.Domain.Readings;
using Csms.Domain.Transactions;
using static Csms.Domain.Transactions.TransactionPhase;

namespace Csms.Tests.Domain;

internal sealed class EnergyTest : LedgerTest
{
    [Test, Property("FieldReport", "47")]
    public async Task A_stop_below_the_start_is_flagged_and_never_negative()
    {
        var stopped = await StopAsync(Stop(await StartAsync(), meterWh: 900));
        Assert.That(stopped.EnergyWh, Is.Zero);
        Assert.That(stopped.MeterStopWh, Is.EqualTo(900m));
        Assert.That(stopped.Flags, Is.EqualTo(new[] { TransactionFlag.MeterStopBelowStart }));
    }

    [Test, Property("FieldReport", "32")]
    public async Task A_stop_of_minus_one_is_kept_and_the_last_sample_counts()
    {
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        await MeterAsync(id, Register(Now, "1700"));
        var stopped = await StopAsync(Stop(id, meterWh: -1));
        Assert.That(stopped.EnergyWh, Is.EqualTo(700m));
        Assert.That(stopped.Flags, Does.Contain(TransactionFlag.Implausible).And.Contain(TransactionFlag.Gap));
        Assert.That(stopped.MeterStopWh, Is.Null, "it is not known");
        Assert.That(stopped.EnergySource, Is.EqualTo("start register to last sample"));
    }

    [Test]
    public async Task A_start_below_zero_is_unknown_and_flagged()
    {
        var id = await StartAsync(Start(meterWh: -1));
        await MeterAsync(id, Register(Now.AddMinutes(1), "1000"), Register(Now.AddMinutes(2), "-5"));
        World.Clock.Advance(TimeSpan.FromHours(1));
        var stopped = await StopAsync(Stop(id));
        Assert.That((stopped.MeterStartWh, stopped.EnergyWh), Is.EqualTo(((decimal?)null, 4_000m)));
        Assert.That(stopped.Flags, Is.EquivalentTo(new[] { TransactionFlag.Implausible, TransactionFlag.Gap }));
    }

    [Test, Property("FieldReport", "48")]
    public async Task A_placeholder_zero_at_the_begin_is_not_billed()
    {
        await RecordAsync(Event(Started, 0, values: Register(Now, "0", context: "Transaction.Begin")));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(Event(Updated, 1, values: Register(Now, "910.000", "kWh")));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var ended = await RecordAsync(Event(Ended, 2, values: Register(Now, "910.083", "kWh", "Transaction.End")));
        Assert.That(ended.EnergyWh, Is.EqualTo(83m));
        Assert.That(ended.Flags, Is.EqualTo(new[] { TransactionFlag.PlaceholderBegin }));
        Assert.That(ended.EnergySource, Is.EqualTo("first sample to stop register"));
    }

    [Test, Property("FieldReport", "48")]
    public async Task A_begin_sample_knows_better_than_a_start_that_says_zero()
    {
        var id = await StartAsync(Start(meterWh: 0));
        World.Clock.Advance(TimeSpan.FromHours(1));
        var stopped = await StopAsync(Stop(id, meterWh: 5_000) with { Values = [Register(Now.AddHours(-1), "3000", context: "Transaction.Begin")] });
        Assert.That(stopped.EnergyWh, Is.EqualTo(2_000m));
        Assert.That(stopped.Flags, Is.EqualTo(new[] { TransactionFlag.PlaceholderBegin }));
    }

    [TestCase(10, 70_000)]
    [TestCase(2 * 60, 710_000)]
    [Property("FieldReport", "48")]
    public async Task A_first_sample_that_no_car_could_have_reached_shows_that_the_zero_was_a_placeholder(int minutes, long registerWh)
    {
        var id = await StartAsync(Start(meterWh: 0));
        World.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await MeterAsync(id, Register(Now, $"{registerWh}"));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        var stopped = await StopAsync(Stop(id, meterWh: registerWh + 83));
        Assert.That(stopped.EnergyWh, Is.EqualTo(83m));
        Assert.That(stopped.Flags, Is.EqualTo(new[] { TransactionFlag.PlaceholderBegin }));
    }

    [TestCase(1, 360_000, true)]
    [TestCase(1, 300_000, false)]
    [TestCase(24, 510_000, true)]
    [Property("FieldReport", "48")]
    public async Task A_large_end_after_a_zero_that_no_sample_proved_is_flagged(int hours, long registerWh, bool isFlagged)
    {
        var id = await StartAsync(Start(meterWh: 0));
        World.Clock.Advance(TimeSpan.FromHours(hours));
        var stopped = await StopAsync(Stop(id, meterWh: registerWh));
        Assert.That(stopped.Flags, Is.EqualTo(isFlagged ? [TransactionFlag.Implausible] : Array.Empty<string>()));
        Assert.That(stopped.EnergyWh, Is.EqualTo((decimal)registerWh), "an operator decides");
    }

    [Test]
    public async Task A_lorry_whose_meter_counted_from_zero_all_the_way_is_not_flagged()
    {
        var id = await StartAsync(Start(meterWh: 0));
        for (var hour = 0; hour < 3; hour++)
        {
            await MeterAsync(id, Register(Now.AddMinutes(5), $"{(hour * 200_000) + 10_000}"));
            World.Clock.Advance(TimeSpan.FromHours(1));
        }
        var stopped = await StopAsync(Stop(id, meterWh: 600_000));
        Assert.That((stopped.EnergyWh, stopped.Flags.Count), Is.EqualTo((600_000m, 0)));
    }

    [Test, Property("FieldReport", "52")]
    public async Task A_meter_that_counts_each_session_from_zero_is_no_placeholder()
    {
        var id = await StartAsync(Start(meterWh: 0));
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        await MeterAsync(id, Register(Now, "1800"));
        var stopped = await StopAsync(Stop(id, meterWh: 1_900));
        Assert.That(stopped.EnergyWh, Is.EqualTo(1_900m));
        Assert.That(stopped.Flags, Is.Empty);
    }

    [TestCase("1.5", "kWh", 500)]
    [TestCase("1500", "Wh", 500)]
    [TestCase("1500", null, 500)]
    [TestCase("1.5", "kwh", 500)]
    [TestCase("1.5", "KWH", 500)]
    [TestCase("1500", "WH", 500)]
    [TestCase("0.0015", "MWh", 500)]
    [TestCase("1.500E3", "Wh", 500)]
    [TestCase("1234.567", "Wh", 234.567)]
    [Property("FieldReport", "52")]
    public async Task Energy_comes_in_many_units(string value, string? unit, double energyWh)
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), value, unit));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.EqualTo((decimal)energyWh));
    }

    [Test]
    public async Task A_multiplier_counts_in_units_of_ten_to_its_power()
    {
        var id = await StartAsync();
        await MeterAsync(id, new MeterValue(Now.AddMinutes(1), [new Sample { Value = "15", Unit = "Wh", Multiplier = 2 }]));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.EqualTo(500m));
        var reading = (await World.ReadingsAsync(id))[0];
        Assert.That((reading.Value, reading.Unit, reading.Raw), Is.EqualTo(((decimal?)1500m, "Wh", "15")));
    }

    [Test, Property("FieldReport", "52")]
    public async Task Power_is_not_taken_for_energy()
    {
        var id = await StartAsync();
        await MeterAsync(id, new MeterValue(Now.AddMinutes(1), [new Sample { Value = "7.4", Measurand = "Power.Active.Import", Unit = "kW" }]));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.Null);
        Assert.That((await World.ReadingsAsync(id))[0].Value, Is.EqualTo(7_400m));
    }

    [TestCase("kW")]
    [TestCase("A")]
    [TestCase("mWh")]
    [TestCase("furlong")]
    [Property("FieldReport", "52")]
    public async Task A_register_in_a_unit_that_is_no_energys_is_kept_flagged_and_not_counted(string unit)
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), "1500", unit));
        var transaction = await World.TransactionAsync(id);
        Assert.That(transaction.Flags, Is.EqualTo(new[] { TransactionFlag.Implausible }));
        Assert.That(transaction.MeterLastWh, Is.Null);
        Assert.That((await World.ReadingsAsync(id)).Single().Raw, Is.EqualTo("1500"));
    }

    [Test, Property("FieldReport", "51")]
    public async Task A_begin_sample_after_a_periodic_one_does_not_become_the_live_value()
    {
        var id = await StartAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        await MeterAsync(id, new MeterValue(Now, [
            new Sample { Value = "1300", Unit = "Wh", Context = "Sample.Periodic" },
            new Sample { Value = "1000", Unit = "Wh", Context = "Transaction.Begin" },
        ]));
        Assert.That((await World.TransactionAsync(id)).MeterLastWh, Is.EqualTo(1_300m));
    }

    [Test]
    public async Task A_register_that_goes_backwards_is_flagged()
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), "1500"), Register(Now.AddMinutes(2), "1400"));
        Assert.That((await World.TransactionAsync(id)).Flags, Is.EqualTo(new[] { TransactionFlag.RegisterWentBackwards }));
    }

    [Test]
    public async Task A_jump_beyond_any_connectors_power_is_flagged()
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), "1500"), Register(Now.AddMinutes(2), "901500"));
        Assert.That((await World.TransactionAsync(id)).Flags, Is.EqualTo(new[] { TransactionFlag.Jump }));
    }

    [Test]
    public async Task A_phases_register_is_not_the_meters()
    {
        var id = await StartAsync();
        await MeterAsync(id, new MeterValue(Now.AddMinutes(1), [
            new Sample { Value = "400", Phase = "L1" }, new Sample { Value = "99999", Location = "Inlet" }, new Sample { Value = "1200" },
        ]));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.EqualTo(200m));
    }

    [Test]
    public async Task A_transaction_without_registers_has_no_energy_and_a_gap()
    {
        await RecordAsync(Event(Started, 0));
        var ended = await RecordAsync(Event(Ended, 1));
        Assert.That(ended.EnergyWh, Is.Null);
        Assert.That(ended.Flags, Is.EqualTo(new[] { TransactionFlag.Gap }));
    }

    [Test, Property("FieldReport", "57")]
    public async Task A_start_in_1970_is_kept_and_flagged()
    {
        var epoch = DateTimeOffset.UnixEpoch.AddSeconds(77);
        var transaction = await World.TransactionAsync(await StartAsync(Start(at: epoch)));
        Assert.That(transaction.StartedAt, Is.EqualTo(epoch));
        Assert.That(transaction.StartReceivedAt, Is.EqualTo(Now));
        Assert.That(transaction.Flags, Is.EqualTo(new[] { TransactionFlag.ClockOff }));
    }

    [Test, Property("FieldReport", "56")]
    public async Task A_local_time_sent_as_UTC_is_flagged() =>
        Assert.That((await World.TransactionAsync(await StartAsync(Start(at: Now.AddHours(2))))).Flags, Is.EqualTo(new[] { TransactionFlag.ClockOff }));

    [Test]
    public async Task Enormous_registers_are_flagged_and_answered()
    {
        var id = await StartAsync(Start(meterWh: long.MaxValue));
        await MeterAsync(id, Register(Now.AddMinutes(1), "1" + new string('0', 40)), Register(Now.AddMinutes(2), "-1e300"), Register(Now.AddMinutes(3), "abc"));
        var stopped = await StopAsync(Stop(id, meterWh: long.MinValue));
        Assert.That(stopped.Flags, Does.Contain(TransactionFlag.Implausible));
        Assert.That(stopped.EnergyWh, Is.Null);
        Assert.That((await World.ReadingsAsync(id)).Select(reading => reading.Value), Is.All.Null);
        Assert.That((await World.ReadingsAsync(id))[2].Raw, Is.EqualTo("abc"));
    }
}
