using Csms.Protocol;
using Csms.Simulator;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class ChargingTests(OcppVersion version)
{
    [Test]
    public async Task An_hour_at_16_amperes_on_three_phases_is_11040_watt_hours()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { InitialRegisterWh = 1_000 });
        await rig.ChargeAsync();
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Charging));
        Assert.That(rig.Evse.PowerW, Is.EqualTo(11_040));
        await rig.PassAsync(TimeSpan.FromHours(1));
        Assert.That(rig.Evse.EnergyWh, Is.EqualTo(12_040m).Within(0.1m));
        Assert.That(rig.Evse.StateOfChargePercent, Is.EqualTo(20 + (100 * 11.04 / 60)).Within(0.01));

        rig.Station.PresentCard(1, "CARD");
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Finishing));
        rig.Station.Unplug(1);
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Available));

        if (rig.Is16)
        {
            var start = await rig.Csms.NextAsync("StartTransaction");
            var stop = await rig.Csms.NextAsync("StopTransaction");
            Assert.That(start.GetProperty("meterStart").GetInt64(), Is.EqualTo(1_000));
            Assert.That(stop.GetProperty("meterStop").GetInt64(), Is.EqualTo(12_040).Within(1));
            Assert.That(stop.GetProperty("reason").GetString(), Is.EqualTo("Local"));
            Assert.That(rig.Csms.All("MeterValues"), Has.Count.EqualTo(62), "begin, one a minute, end");
        }
        else
        {
            var events = rig.Csms.All("TransactionEvent");
            Assert.That(events.Select(one => one.GetProperty("seqNo").GetInt32()), Is.EqualTo(Enumerable.Range(0, events.Count)));
            Assert.That(events[0].GetProperty("eventType").GetString(), Is.EqualTo("Started"));
            Assert.That(events[^1].GetProperty("eventType").GetString(), Is.EqualTo("Ended"));
            Assert.That(events[^1].GetProperty("transactionInfo").GetProperty("stoppedReason").GetString(), Is.EqualTo("Local"));
            Assert.That(events[^1].GetProperty("triggerReason").GetString(), Is.EqualTo("StopAuthorized"));
            Assert.That(events.Count(one => one.GetProperty("triggerReason").GetString() == "MeterValuePeriodic"), Is.EqualTo(60));
            var end = events[^1].GetProperty("meterValue")[0].GetProperty("sampledValue")[0];
            Assert.That(end.GetProperty("value").GetDecimal(), Is.EqualTo(12_040).Within(1));
            Assert.That(end.GetProperty("context").GetString(), Is.EqualTo("Transaction.End"));
        }
    }

    [Test]
    public async Task A_vehicle_of_one_phase_takes_its_share()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync(vehicle: new Vehicle { Phases = 1, MaxAcWatts = 7_360 });
        Assert.That(rig.Evse.PowerW, Is.EqualTo(7_360));
    }

    [Test]
    public async Task A_full_battery_suspends_the_transaction_and_the_register_stands_still()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync(vehicle: new Vehicle { BatteryCapacityWh = 1_000, StateOfChargePercent = 50 });
        await rig.PassAsync(TimeSpan.FromHours(1));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.SuspendedEV));
        Assert.That(rig.Evse.EnergyWh, Is.EqualTo(500m).Within(0.1m));
        Assert.That(rig.Evse.InTransaction);
        if (rig.Is16)
            await rig.Csms.NextAsync("StatusNotification", status => status.GetProperty("status").GetString() == "SuspendedEV");
        else
            await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("transactionInfo").GetProperty("chargingState").GetString() == "SuspendedEV");
    }

    [Test]
    public async Task The_speed_factor_fills_the_battery_faster_than_the_clock_runs()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { SpeedFactor = 60 });
        await rig.ChargeAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(rig.Evse.EnergyWh, Is.EqualTo(11_040m).Within(1m));
    }

    [Test]
    public async Task A_direct_current_station_delivers_what_it_can()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { DirectCurrent = true, MaxDirectCurrentWatts = 50_000 });
        await rig.ChargeAsync();
        Assert.That(rig.Evse.PowerW, Is.EqualTo(50_000));
    }

    [Test]
    public async Task Pulling_the_plug_ends_the_transaction()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        rig.Station.Unplug(1);
        await rig.Until(station => station.Idle);
        var reason = rig.Is16
            ? (await rig.Csms.NextAsync("StopTransaction")).GetProperty("reason").GetString()
            : (await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("eventType").GetString() == "Ended"))
                .GetProperty("transactionInfo").GetProperty("stoppedReason").GetString();
        Assert.That(reason, Is.EqualTo("EVDisconnected"));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Available));
    }

    [Test]
    public async Task A_refused_card_starts_nothing()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Csms.Respond("Authorize", _ => rig.Is16 ? """{"idTagInfo":{"status":"Blocked"}}""" : """{"idTokenInfo":{"status":"Blocked"}}""");
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        await rig.Csms.NextAsync("Authorize");
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.InTransaction, Is.False);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Preparing));
    }

    [Test]
    [Property("Requirement", "1.6 StopTransactionOnInvalidId")]
    [Property("Requirement", "E05.FR.02")]
    public async Task A_token_refused_at_the_start_ends_the_transaction()
    {
        await using var rig = await StationRig.BootedAsync(version);
        if (rig.Is16)
            rig.Csms.Respond("StartTransaction", _ => """{"transactionId":7,"idTagInfo":{"status":"Invalid"}}""");
        else
            rig.Csms.Respond("TransactionEvent", payload => payload.TryGetProperty("idToken", out _) ? """{"idTokenInfo":{"status":"Invalid"}}""" : "{}");
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        var reason = rig.Is16
            ? (await rig.Csms.NextAsync("StopTransaction")).GetProperty("reason").GetString()
            : (await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("eventType").GetString() == "Ended"))
                .GetProperty("transactionInfo").GetProperty("stoppedReason").GetString();
        Assert.That(reason, Is.EqualTo("DeAuthorized"));
    }

    [Test]
    public async Task An_authorization_without_a_plug_lapses_after_the_connection_time_out()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.PresentCard(1, "CARD");
        await rig.Until(station => station.Evses[0].State == ConnectorState.Preparing && station.Idle);
        await rig.PassAsync(TimeSpan.FromSeconds(61));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Available));
        rig.Station.PlugIn(1);
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.InTransaction, Is.False);
    }

    [Test]
    public async Task A_fault_ends_the_transaction_and_is_told()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        rig.Station.Fault(1);
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Faulted));
        if (rig.Is16)
        {
            var status = await rig.Csms.NextAsync("StatusNotification", one => one.GetProperty("status").GetString() == "Faulted");
            Assert.That(status.GetProperty("errorCode").GetString(), Is.EqualTo("GroundFailure"));
        }
        else
        {
            await rig.Csms.NextAsync("StatusNotification", one => one.GetProperty("connectorStatus").GetString() == "Faulted");
            var problem = await rig.Csms.NextAsync("NotifyEvent");
            Assert.That(problem.GetProperty("eventData")[0].GetProperty("variable").GetProperty("name").GetString(), Is.EqualTo("Problem"));
        }
        rig.Station.ClearFault(1);
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Finishing));
    }

    [Test]
    public async Task Clock_aligned_values_come_at_full_quarters_also_without_a_transaction()
    {
        await using var rig = await StationRig.BootedAsync(version, options => options with { ClockAlignedInterval = TimeSpan.FromMinutes(15) });
        await rig.PassAsync(TimeSpan.FromMinutes(31));
        var values = rig.Csms.All("MeterValues");
        Assert.That(
            values.Select(value => value.GetProperty("meterValue")[0].GetProperty("timestamp").GetString()),
            Is.EqualTo(new[] { "2026-03-02T08:15:00.000Z", "2026-03-02T08:30:00.000Z" }));
    }
}
