using Csms.Domain.Readings;
using Csms.Storage.Engine;
using Dapper;

namespace Csms.Tests.Domain;

internal sealed class ReadingTest : LedgerTest
{
    [Test]
    public void Samples_come_back_exactly_as_sent()
    {
        List<Sample> samples =
        [
            new() { Value = "" },
            new() { Value = "0012.3400", Measurand = "Energy.Active.Import.Register", Unit = "kWh", Context = "Sample.Clock", Location = "Outlet", Format = "Raw" },
            new() { Value = "äöü 漢字", Measurand = "Vendor.Special", Unit = "furlong", Phase = "L9", Location = "Moon", Context = "Whenever", Format = "Odd" },
            new() { Value = "1", Multiplier = -3 },
            new() { Value = "2", Multiplier = int.MinValue, Signed = new SignedSample("AAEC/w==", "ECDSA", "OCMF", "") },
            new() { Value = new string('x', 5_000), Format = "SignedData" },
        ];
        Assert.That(SampleBlob.Decode(SampleBlob.Encode(samples)), Is.EqualTo(samples));
    }

    [Test]
    public async Task Readings_carry_the_defaults_of_what_was_left_out()
    {
        var id = await StartAsync();
        await MeterAsync(id, new MeterValue(Now, [new Sample { Value = "1100.50" }, new Sample { Value = "55", Measurand = "SoC" }]));
        var readings = await World.ReadingsAsync(id);
        Assert.That(readings[0], Is.EqualTo(new Reading
        {
            At = Now,
            ReceivedAt = Now,
            Measurand = "Energy.Active.Import.Register",
            Location = "Outlet",
            Context = "Sample.Periodic",
            Unit = "Wh",
            Value = 1100.50m,
            Raw = "1100.50",
        }));
        Assert.That(readings[1].Unit, Is.EqualTo("Percent"));
    }

    [TestCase("Celcius", "Celsius", "Temperature")]
    [TestCase("Hertz", "Hz", "Frequency")]
    [Property("FieldReport", "25"), Property("FieldReport", "31")]
    public async Task Units_are_spelt_one_way(string sent, string plain, string measurand)
    {
        var id = await StartAsync();
        await MeterAsync(id, new MeterValue(Now, [new Sample { Value = "50", Measurand = measurand, Unit = sent }]));
        Assert.That((await World.ReadingsAsync(id))[0].Unit, Is.EqualTo(plain));
    }

    [Test]
    public async Task Signed_values_are_kept_byte_for_byte()
    {
        var id = await StartAsync();
        var signed = new SignedSample("T0NNRnw=", "ECDSA-secp256r1", "OCMF", "AQID");
        await MeterAsync(id, new MeterValue(Now, [new Sample { Value = "<signed>&", Format = "SignedData" }, new Sample { Value = "1", Signed = signed }]));
        var readings = await World.ReadingsAsync(id);
        Assert.That((readings[0].Raw, readings[0].Value), Is.EqualTo(("<signed>&", (decimal?)null)));
        Assert.That(readings[1].Signed, Is.EqualTo(signed));
    }

    [Test, Property("FieldReport", "53")]
    public async Task The_same_meter_value_sent_again_is_stored_once()
    {
        var id = await StartAsync();
        var value = Register(Now, "1100");
        await MeterAsync(id, value);
        await MeterAsync(id, value);
        await World.CrashAsync();
        await MeterAsync(id, value);
        Assert.That(await World.ReadingsAsync(id), Has.Count.EqualTo(1));
        await MeterAsync(id, new MeterValue(Now, [new Sample { Value = "230", Measurand = "Voltage" }]));
        Assert.That(await World.ReadingsAsync(id), Has.Count.EqualTo(2), "another sample of the same moment is no repeat");
    }

    [Test]
    public async Task The_same_clock_aligned_value_sent_again_is_stored_once()
    {
        var value = Register(Now, "1100", context: "Sample.Clock");
        await MeterAsync(null, value);
        await World.CrashAsync();
        await MeterAsync(null, value);
        await MeterAsync(null, Register(Now.AddMinutes(15), "1200", context: "Sample.Clock"));
        Assert.That(await OfStationAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Values_outside_of_a_transaction_belong_to_none()
    {
        await MeterAsync(null, Register(Now, "100", context: "Sample.Clock"));
        var id = await StartAsync();
        Assert.That(await World.ReadingsAsync(id), Is.Empty);
        Assert.That(await OfStationAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(987_654)]
    [TestCase(null)]
    [Property("FieldReport", "36"), Property("FieldReport", "49")]
    public async Task Values_without_a_usable_id_belong_to_what_runs_there(int? id)
    {
        var running = await StartAsync();
        await MeterAsync(id, Register(Now.AddMinutes(1), "1100"));
        Assert.That(await World.ReadingsAsync(running), Has.Count.EqualTo(1));
        Assert.That((await World.TransactionAsync(running)).EnergyWh, Is.EqualTo(100m));
    }

    [Test]
    public async Task Values_of_the_main_meter_belong_to_no_transaction()
    {
        var running = await StartAsync();
        await World.Ledger.RecordAsync(Station, new MeterReport { Evse = 0, Connector = 0, Values = [Register(Now, "777")] }, default);
        Assert.That(await World.ReadingsAsync(running), Is.Empty);
    }

    [Test]
    public async Task Values_with_another_stations_id_do_not_touch_its_transaction()
    {
        var other = await World.AddStationAsync("CS-2");
        var id = await StartAsync(Start(station: other));
        await MeterAsync(id, Register(Now.AddMinutes(1), "9000"));
        Assert.That((await World.TransactionAsync(id)).EnergyWh, Is.Null);
        Assert.That(await World.ReadingsAsync(id), Is.Empty);
    }

    [Test, Property("FieldReport", "54")]
    public async Task A_meter_value_costs_one_row_and_no_update_of_the_transaction()
    {
        var id = await StartAsync();
        await MeterAsync(id, Register(Now.AddSeconds(1), "1001"));
        var before = await ChangesAsync();
        for (var i = 0; i < 10; i++)
            await MeterAsync(id, Register(Now.AddSeconds(2 + i), $"{1002 + i}"));
        Assert.That(await ChangesAsync() - before, Is.EqualTo(10));
    }

    [Test, Property("FieldReport", "54")]
    public async Task A_transactions_readings_are_found_among_those_of_many_stations()
    {
        var others = new List<Csms.Domain.Stations.StationKey>();
        for (var i = 0; i < 20; i++)
            others.Add(await World.AddStationAsync($"OTHER-{i}"));
        var id = await StartAsync();
        for (var i = 0; i < 30; i++)
        {
            await MeterAsync(id, Register(Now.AddSeconds(i), $"{1000 + i}"));
            await Task.WhenAll(others.Select(other => World.Ledger.RecordAsync(
                other,
                new MeterReport { Evse = 1, Connector = 1, Values = [.. Enumerable.Range(0, 20).Select(n => Register(Now.AddSeconds(i * 20 + n), "5"))] },
                default).AsTask()));
        }
        await StopAsync(Stop(id));
        Assert.That((await World.ReadingsAsync(id)).Select(reading => reading.Value), Is.EqualTo(Enumerable.Range(1000, 30).Select(value => (decimal?)value)));
        Assert.That(await OfStationAsync(), Has.Count.EqualTo(30));
    }

    private async Task<List<Reading>> OfStationAsync()
    {
        var readings = new List<Reading>();
        await foreach (var reading in World.Ledger.ReadingsAsync(Station, Now.AddHours(-1), Now.AddHours(1), default))
            readings.Add(reading);
        return readings;
    }

    private ValueTask<long> ChangesAsync() =>
        World.Database.WriteAsync((Session session) => session.Connection.ExecuteScalar<long>("select total_changes()"), default);
}
