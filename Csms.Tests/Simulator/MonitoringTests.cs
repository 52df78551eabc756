using Csms.Protocol;

namespace Csms.Tests.Simulator;

internal sealed class MonitoringTests
{
    [Test]
    [Property("Requirement", "N04")]
    [Property("Requirement", "N07")]
    public async Task A_threshold_is_told_when_it_is_passed_and_when_that_is_over()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        Assert.That(await SetAsync(rig, "UpperThreshold", 5_000, "Power"), Is.EqualTo("Accepted"));
        await rig.ChargeAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(2));
        var alert = (await rig.Csms.NextAsync("NotifyEvent")).GetProperty("eventData")[0];
        Assert.That(alert.GetProperty("actualValue").GetString(), Does.StartWith("11040"));
        await rig.Csms.CallAsync("SetChargingProfile", """{"evseId":1,"chargingProfile":{"id":5,"stackLevel":1,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute","chargingSchedule":[{"id":1,"startSchedule":"2026-03-02T08:00:00Z","chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":4500}]}]}}""");
        await rig.PassAsync(TimeSpan.FromSeconds(2));
        var over = (await rig.Csms.NextAsync("NotifyEvent")).GetProperty("eventData")[0];
        Assert.That(over.GetProperty("cleared").GetBoolean());
        Assert.That(rig.Csms.All("NotifyEvent"), Has.Count.EqualTo(2), "once each");
    }

    [Test]
    [Property("Requirement", "N08")]
    public async Task A_periodic_monitor_tells_the_value_again_and_again_until_it_is_cleared()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        await SetAsync(rig, "Periodic", 30, "Power");
        await rig.PassAsync(TimeSpan.FromSeconds(95));
        Assert.That(rig.Csms.All("NotifyEvent"), Has.Count.EqualTo(3));
        var report = await rig.Csms.CallAsync("GetMonitoringReport", """{"requestId":8}""");
        Assert.That(report.Status, Is.EqualTo("Accepted"));
        var monitor = (await rig.Csms.NextAsync("NotifyMonitoringReport")).GetProperty("monitor")[0].GetProperty("variableMonitoring")[0];
        await rig.Csms.CallAsync("ClearVariableMonitoring", $$"""{"id":[{{monitor.GetProperty("id").GetInt32()}}]}""");
        await rig.PassAsync(TimeSpan.FromSeconds(95));
        Assert.That(rig.Csms.All("NotifyEvent"), Has.Count.EqualTo(3));
    }

    [TestCase("UpperThreshold", "Nonsense", "UnknownVariable")]
    [TestCase("UpperThreshold", "AvailabilityState", "UnsupportedMonitorType")]
    public async Task A_monitor_that_cannot_be_says_why(string type, string variable, string status)
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        Assert.That(await SetAsync(rig, type, 1, variable), Is.EqualTo(status));
    }

    [Test]
    [Property("Requirement", "K12")]
    [Property("Requirement", "K13")]
    public async Task A_limit_from_outside_is_obeyed_and_told()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        await rig.ChargeAsync();
        rig.Station.LimitExternally(6_000);
        await rig.Csms.NextAsync("NotifyChargingLimit");
        Assert.That(rig.Evse.PowerW, Is.EqualTo(6_000));
        rig.Station.LimitExternally(null);
        await rig.Csms.NextAsync("ClearedChargingLimit");
        Assert.That(rig.Evse.PowerW, Is.EqualTo(11_040));
    }

    private static async Task<string?> SetAsync(StationRig rig, string type, int value, string variable)
    {
        var answer = await rig.Csms.CallAsync(
            "SetVariableMonitoring",
            $$$"""{"setMonitoringData":[{"value":{{{value}}},"type":"{{{type}}}","severity":5,"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"{{{variable}}}"}}]}""");
        return answer.Payload.GetProperty("setMonitoringResult")[0].GetProperty("status").GetString();
    }
}
