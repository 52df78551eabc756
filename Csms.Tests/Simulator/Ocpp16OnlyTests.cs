using Csms.Protocol;

namespace Csms.Tests.Simulator;

/// <summary>What only OCPP 1.6 has.</summary>
internal sealed class Ocpp16OnlyTests
{
    [Test]
    [Property("Requirement", "1.6 StopTxnSampledData")]
    public async Task The_stop_carries_begin_samples_and_end_as_transactionData_when_configured()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp16);
        await rig.Csms.CallAsync("ChangeConfiguration", """{"key":"StopTxnSampledData","value":"Energy.Active.Import.Register"}""");
        await rig.ChargeAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(2));
        rig.Station.Unplug(1);
        var data = (await rig.Csms.NextAsync("StopTransaction")).GetProperty("transactionData");
        Assert.That(
            data.EnumerateArray().Select(value => value.GetProperty("sampledValue")[0].GetProperty("context").GetString()),
            Is.EqualTo(new[] { "Transaction.Begin", "Sample.Periodic", "Sample.Periodic", "Transaction.End" }));
    }

    [Test]
    [Property("FieldReport", "36")]
    [Property("FieldReport", "42")]
    public async Task A_station_can_be_made_to_keep_a_wrong_id_for_what_began_offline([Values(-1, 0)] int wrongId)
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp16);
        await rig.Csms.CallAsync("ChangeConfiguration", """{"key":"AllowOfflineTxForUnknownId","value":"true"}""");
        rig.Station.Faults.OfflineTransactionId = wrongId;
        rig.Station.GoOffline();
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        rig.Station.GoOnline();
        await rig.Until(station => station.Idle);
        rig.Station.Unplug(1);
        Assert.That((await rig.Csms.NextAsync("StopTransaction")).GetProperty("transactionId").GetInt32(), Is.EqualTo(wrongId));
    }

    [Test]
    [Property("Requirement", "1.6 errata 3.18")]
    public async Task A_start_that_is_never_answered_leaves_the_transaction_with_minus_one()
    {
        await using var rig = await StationRig.BootedAsync(OcppVersion.Ocpp16);
        rig.Csms.Respond("StartTransaction", _ => "InternalError");
        rig.Station.PlugIn(1);
        rig.Station.PresentCard(1, "CARD");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await rig.Csms.NextAsync("StartTransaction");
            await rig.Until(station => !station.AwaitsAnswer);
            // The wait grows by the retry interval with every attempt.
            rig.Clock.Advance(TimeSpan.FromSeconds(10 * attempt));
        }
        await rig.Until(station => station.Idle);
        rig.Station.Unplug(1);
        Assert.That((await rig.Csms.NextAsync("StopTransaction")).GetProperty("transactionId").GetInt32(), Is.EqualTo(-1));
        Assert.That(rig.Csms.All("StartTransaction"), Has.Count.EqualTo(3));
    }
}
