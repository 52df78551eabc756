using Csms.Protocol;
using Csms.Simulator;

namespace Csms.Tests.Simulator;

[TestFixture(OcppVersion.Ocpp16)]
[TestFixture(OcppVersion.Ocpp201)]
internal sealed class RemoteControlTests(OcppVersion version)
{
    [Test]
    public async Task A_remote_start_authorizes_starts_and_obeys_its_profile_until_the_remote_stop()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.PlugIn(1);
        var schedule = """ "chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":10}]""";
        var start = rig.Is16
            ? await rig.Csms.CallAsync("RemoteStartTransaction", $$$"""{"connectorId":1,"idTag":"APP","chargingProfile":{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":{ {{{schedule}}} } } }""")
            : await rig.Csms.CallAsync("RequestStartTransaction", $$$"""{"evseId":1,"remoteStartId":42,"idToken":{"idToken":"APP","type":"Central"},"chargingProfile":{"id":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":[{"id":1,{{{schedule}}} }]} }""");
        Assert.That(start.Status, Is.EqualTo("Accepted"));
        await rig.Csms.NextAsync("Authorize");
        await rig.Until(station => station.Evses[0].TransactionId is not null && station.Idle);
        Assert.That(rig.Evse.PowerW, Is.EqualTo(6_900), "10 A on three phases");
        if (!rig.Is16)
        {
            var started = await rig.Csms.NextAsync("TransactionEvent");
            Assert.That(started.GetProperty("triggerReason").GetString(), Is.EqualTo("RemoteStart"));
            Assert.That(started.GetProperty("transactionInfo").GetProperty("remoteStartId").GetInt32(), Is.EqualTo(42));
        }

        var id = rig.Evse.TransactionId!;
        var stop = rig.Is16
            ? await rig.Csms.CallAsync("RemoteStopTransaction", $$"""{"transactionId":{{id}}}""")
            : await rig.Csms.CallAsync("RequestStopTransaction", $$"""{"transactionId":"{{id}}"}""");
        Assert.That(stop.Status, Is.EqualTo("Accepted"));
        var reason = rig.Is16
            ? (await rig.Csms.NextAsync("StopTransaction")).GetProperty("reason").GetString()
            : (await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("eventType").GetString() == "Ended"))
                .GetProperty("transactionInfo").GetProperty("stoppedReason").GetString();
        Assert.That(reason, Is.EqualTo("Remote"));
        Assert.That(rig.Station.InstalledProfiles, Is.Zero, "a transaction's profile ends with it");
    }

    [Test]
    public async Task The_answer_to_a_remote_start_goes_out_before_what_it_brings_about()
    {
        await using var rig = await StationRig.BootedAsync(version);
        rig.Station.PlugIn(1);
        await rig.Until(station => station.Idle);
        await StartRemotely(rig);
        await rig.Csms.NextAsync("Authorize");
        var frames = rig.Csms.Frames.ToList();
        Assert.That(frames.FindIndex(frame => frame.StartsWith("[3,", StringComparison.Ordinal)), Is.LessThan(frames.FindIndex(frame => frame.Contains("\"Authorize\"", StringComparison.Ordinal))));
    }

    [Test]
    public async Task A_remote_start_without_a_vehicle_waits_for_the_plug()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await StartRemotely(rig);
        await rig.Csms.NextAsync("Authorize");
        await rig.Until(station => station.Evses[0].State == ConnectorState.Preparing);
        Assert.That(rig.Evse.InTransaction, Is.False);
        rig.Station.PlugIn(1);
        await rig.Until(station => station.Evses[0].TransactionId is not null);
    }

    [Test]
    public async Task A_stop_of_an_unknown_transaction_is_rejected()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        var stop = rig.Is16
            ? await rig.Csms.CallAsync("RemoteStopTransaction", """{"transactionId":999999}""")
            : await rig.Csms.CallAsync("RequestStopTransaction", """{"transactionId":"nobody-s"}""");
        Assert.That(stop.Status, Is.EqualTo("Rejected"));
        Assert.That(rig.Evse.InTransaction);
    }

    [TestCase("Hard", "Immediate", "HardReset")]
    [TestCase("Soft", "Immediate", "SoftReset")]
    public async Task A_reset_stops_the_transaction_goes_away_and_boots_again(string type16, string type201, string reason16)
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        var answer = await rig.Csms.CallAsync("Reset", $$"""{"type":"{{(rig.Is16 ? type16 : type201)}}"}""");
        Assert.That(answer.Status, Is.EqualTo("Accepted"));
        await rig.Until(station => !station.Connected);
        var reason = rig.Is16
            ? (await rig.Csms.NextAsync("StopTransaction")).GetProperty("reason").GetString()
            : (await rig.Csms.NextAsync("TransactionEvent", one => one.GetProperty("eventType").GetString() == "Ended"))
                .GetProperty("transactionInfo").GetProperty("stoppedReason").GetString();
        Assert.That(reason, Is.EqualTo(rig.Is16 ? reason16 : "ImmediateReset"));
        await rig.Csms.NextAsync("BootNotification");
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        var boot = await rig.Csms.NextAsync("BootNotification");
        if (!rig.Is16)
            Assert.That(boot.GetProperty("reason").GetString(), Is.EqualTo("RemoteReset"));
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.InTransaction, Is.False);
    }

    [Test]
    public async Task A_charging_profile_lowers_the_power_and_zero_suspends()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        var from = "2026-03-02T08:00:00Z";
        var schedule = """ "chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":8},{"startPeriod":600,"limit":0},{"startPeriod":1200,"limit":16}]""";
        var answer = rig.Is16
            ? await rig.Csms.CallAsync("SetChargingProfile", $$$"""{"connectorId":1,"csChargingProfiles":{"chargingProfileId":5,"stackLevel":1,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute","chargingSchedule":{"startSchedule":"{{{from}}}",{{{schedule}}} } } }""")
            : await rig.Csms.CallAsync("SetChargingProfile", $$$"""{"evseId":1,"chargingProfile":{"id":5,"stackLevel":1,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,"startSchedule":"{{{from}}}",{{{schedule}}} }]} }""");
        Assert.That(answer.Status, Is.EqualTo("Accepted"));
        Assert.That(rig.Evse.PowerW, Is.EqualTo(5_520), "at once, not at the next tick");

        var composite = await rig.Csms.CallAsync("GetCompositeSchedule", $$"""{"{{(rig.Is16 ? "connectorId" : "evseId")}}":1,"duration":3600,"chargingRateUnit":"A"}""");
        var periods = composite.Payload.GetProperty(rig.Is16 ? "chargingSchedule" : "schedule").GetProperty("chargingSchedulePeriod");
        Assert.That(
            periods.EnumerateArray().Select(period => (period.GetProperty("startPeriod").GetInt32(), period.GetProperty("limit").GetDecimal())),
            Is.EqualTo(new[] { (0, 8m), (600, 0m), (1200, 16m) }));

        await rig.PassAsync(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.SuspendedEVSE));
        var before = rig.Evse.EnergyWh;
        await rig.PassAsync(TimeSpan.FromMinutes(9));
        Assert.That(rig.Evse.EnergyWh, Is.EqualTo(before));
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(rig.Evse.PowerW, Is.EqualTo(11_040));

        await rig.Csms.CallAsync("ClearChargingProfile", rig.Is16 ? """{"id":5}""" : """{"chargingProfileId":5}""");
        Assert.That(rig.Station.InstalledProfiles, Is.Zero);
    }

    [Test]
    public async Task A_change_of_availability_waits_for_the_transaction()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        var answer = rig.Is16
            ? await rig.Csms.CallAsync("ChangeAvailability", """{"connectorId":1,"type":"Inoperative"}""")
            : await rig.Csms.CallAsync("ChangeAvailability", """{"operationalStatus":"Inoperative","evse":{"id":1}}""");
        Assert.That(answer.Status, Is.EqualTo("Scheduled"));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Charging));
        rig.Station.Unplug(1);
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Unavailable));
        var sent = rig.Csms.All("StatusNotification")[^1].GetProperty(rig.Is16 ? "status" : "connectorStatus").GetString();
        Assert.That(sent, Is.EqualTo("Unavailable"));
    }

    [Test]
    public async Task A_reserved_EVSE_serves_only_the_token_that_it_is_reserved_for()
    {
        await using var rig = await StationRig.BootedAsync(version);
        var answer = rig.Is16
            ? await rig.Csms.CallAsync("ReserveNow", """{"connectorId":1,"expiryDate":"2026-03-02T09:00:00Z","idTag":"MINE","reservationId":11}""")
            : await rig.Csms.CallAsync("ReserveNow", """{"id":11,"expiryDateTime":"2026-03-02T09:00:00Z","evseId":1,"idToken":{"idToken":"MINE","type":"ISO14443"}}""");
        Assert.That(answer.Status, Is.EqualTo("Accepted"));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Reserved));
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "OTHER");
        await rig.Csms.NextAsync("Authorize");
        await rig.Until(station => station.Idle);
        Assert.That(rig.Evse.InTransaction, Is.False);
        rig.Station.PresentCard(1, "mine");
        await rig.Until(station => station.Evses[0].TransactionId is not null && station.Idle);
        var started = rig.Is16 ? await rig.Csms.NextAsync("StartTransaction") : await rig.Csms.NextAsync("TransactionEvent");
        Assert.That(started.GetProperty("reservationId").GetInt32(), Is.EqualTo(11));
    }

    [Test]
    public async Task A_reservation_ends_when_it_expires()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await (rig.Is16
            ? rig.Csms.CallAsync("ReserveNow", """{"connectorId":1,"expiryDate":"2026-03-02T08:05:00Z","idTag":"MINE","reservationId":11}""")
            : rig.Csms.CallAsync("ReserveNow", """{"id":11,"expiryDateTime":"2026-03-02T08:05:00Z","evseId":1,"idToken":{"idToken":"MINE","type":"ISO14443"}}"""));
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Available));
        if (!rig.Is16)
            Assert.That((await rig.Csms.NextAsync("ReservationStatusUpdate")).GetProperty("reservationUpdateStatus").GetString(), Is.EqualTo("Expired"));
    }

    [Test]
    public async Task A_fault_voids_the_reservation_and_a_wrong_type_of_connector_is_refused()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await (rig.Is16
            ? rig.Csms.CallAsync("ReserveNow", """{"connectorId":1,"expiryDate":"2026-03-02T09:00:00Z","idTag":"MINE","reservationId":11}""")
            : rig.Csms.CallAsync("ReserveNow", """{"id":11,"expiryDateTime":"2026-03-02T09:00:00Z","connectorType":"sType2","idToken":{"idToken":"MINE","type":"ISO14443"},"evseId":1}"""));
        rig.Station.Fault(1);
        rig.Station.ClearFault(1);
        Assert.That(rig.Evse.State, Is.EqualTo(ConnectorState.Available));
        if (rig.Is16)
            return;
        Assert.That((await rig.Csms.NextAsync("ReservationStatusUpdate")).GetProperty("reservationUpdateStatus").GetString(), Is.EqualTo("Removed"));
        var refused = await rig.Csms.CallAsync("ReserveNow", """{"id":12,"expiryDateTime":"2026-03-02T09:00:00Z","connectorType":"cCCS2","idToken":{"idToken":"MINE","type":"ISO14443"}}""");
        Assert.That(refused.Status, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task The_sample_interval_that_the_CSMS_sets_is_obeyed_at_once()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await rig.ChargeAsync();
        var answer = rig.Is16
            ? (await rig.Csms.CallAsync("ChangeConfiguration", """{"key":"MeterValueSampleInterval","value":"5"}""")).Status
            : (await rig.Csms.CallAsync("SetVariables", """{"setVariableData":[{"attributeValue":"5","component":{"name":"SampledDataCtrlr"},"variable":{"name":"TxUpdatedInterval"}}]}"""))
                .Payload.GetProperty("setVariableResult")[0].GetProperty("attributeStatus").GetString();
        Assert.That(answer, Is.EqualTo("Accepted"));
        var before = rig.Csms.Actions.Count;
        await rig.PassAsync(TimeSpan.FromSeconds(20));
        Assert.That(rig.Csms.Actions.Skip(before).Count(action => action == (rig.Is16 ? "MeterValues" : "TransactionEvent")), Is.EqualTo(4));
    }

    [Test]
    public async Task A_measurand_that_is_not_known_makes_the_whole_list_refused()
    {
        await using var rig = await StationRig.BootedAsync(version);
        var answer = rig.Is16
            ? (await rig.Csms.CallAsync("ChangeConfiguration", """{"key":"MeterValuesSampledData","value":"SoC,Nonsense"}""")).Status
            : (await rig.Csms.CallAsync("SetVariables", """{"setVariableData":[{"attributeValue":"SoC,Nonsense","component":{"name":"SampledDataCtrlr"},"variable":{"name":"TxUpdatedMeasurands"}}]}"""))
                .Payload.GetProperty("setVariableResult")[0].GetProperty("attributeStatus").GetString();
        Assert.That(answer, Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task A_firmware_update_tells_its_steps_reboots_and_comes_back_with_the_new_version()
    {
        await using var rig = await StationRig.BootedAsync(version);
        await (rig.Is16
            ? rig.Csms.CallAsync("UpdateFirmware", """{"location":"ftp://127.0.0.1/fw/station-2.5.bin","retrieveDate":"2026-03-02T08:00:00Z"}""")
            : rig.Csms.CallAsync("UpdateFirmware", """{"requestId":3,"firmware":{"location":"ftp://127.0.0.1/fw/station-2.5.bin","retrieveDateTime":"2026-03-02T08:00:00Z"}}"""));
        await rig.PassAsync(TimeSpan.FromSeconds(8));
        await rig.Until(station => !station.Connected);
        Assert.That(
            rig.Csms.All("FirmwareStatusNotification").Select(status => status.GetProperty("status").GetString()),
            Is.EqualTo(new[] { "Downloading", "Downloaded", "Installing", "Installed" }));
        await rig.Csms.NextAsync("BootNotification");
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        var boot = await rig.Csms.NextAsync("BootNotification");
        var installed = rig.Is16 ? boot.GetProperty("firmwareVersion") : boot.GetProperty("chargingStation").GetProperty("firmwareVersion");
        Assert.That(installed.GetString(), Is.EqualTo("station-2.5"));
    }

    private static async Task StartRemotely(StationRig rig)
    {
        var answer = rig.Is16
            ? await rig.Csms.CallAsync("RemoteStartTransaction", """{"idTag":"APP"}""")
            : await rig.Csms.CallAsync("RequestStartTransaction", """{"remoteStartId":1,"idToken":{"idToken":"APP","type":"Central"}}""");
        Assert.That(answer.Status, Is.EqualTo("Accepted"));
    }
}
