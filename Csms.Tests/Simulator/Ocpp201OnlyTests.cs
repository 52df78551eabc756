using Csms.Protocol;

namespace Csms.Tests.Simulator;

/// <summary>What only OCPP 2.0.1 has.</summary>
internal sealed class Ocpp201OnlyTests
{
    [Test]
    [Property("Requirement", "E01")]
    public async Task A_transaction_starts_at_the_plug_when_TxStartPoint_says_so()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        await rig.Csms.CallAsync("SetVariables", """{"setVariableData":[{"attributeValue":"EVConnected","component":{"name":"TxCtrlr"},"variable":{"name":"TxStartPoint"}}]}""");
        rig.Station.PlugIn(1);
        var started = await rig.Csms.NextAsync("TransactionEvent");
        Assert.That(started.GetProperty("triggerReason").GetString(), Is.EqualTo("CablePluggedIn"));
        Assert.That(started.TryGetProperty("idToken", out _), Is.False);
        rig.Station.PresentCard(1, "CARD");
        var authorized = await rig.Csms.NextAsync("TransactionEvent");
        Assert.That(authorized.GetProperty("triggerReason").GetString(), Is.EqualTo("Authorized"));
        Assert.That(authorized.GetProperty("idToken").GetProperty("idToken").GetString(), Is.EqualTo("CARD"));
        var charging = await rig.Csms.NextAsync("TransactionEvent");
        Assert.That(charging.GetProperty("transactionInfo").GetProperty("chargingState").GetString(), Is.EqualTo("Charging"));
    }

    [Test]
    [Property("Requirement", "B12")]
    public async Task A_reset_on_idle_comes_only_after_the_transaction()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp201);
        await rig.ChargeAsync();
        Assert.That((await rig.Csms.CallAsync("Reset", """{"type":"OnIdle"}""")).Status, Is.EqualTo("Scheduled"));
        await rig.PassAsync(TimeSpan.FromMinutes(5));
        Assert.That(rig.Station.Connected);
        rig.Station.Unplug(1);
        await rig.Until(station => !station.Connected);
        await rig.Csms.NextAsync("BootNotification");
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await rig.Csms.NextAsync("BootNotification")).GetProperty("reason").GetString(), Is.EqualTo("ScheduledReset"));
    }
}
